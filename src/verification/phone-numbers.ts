/** All that needs the numbering plans of the world, in one file that the pane loads late. */
export { countryOfAddress, countryOfPrefix, withCountry } from './phone-country';
export { countries, formatPhoneNumber, type Country } from './phone-format';
export { parsePhoneNumber, readingsOf, type PhoneNumberProblem } from './phone-number';
export { groupWhileTyping, readPasted, type Deletion, type FieldText } from './phone-typing';
