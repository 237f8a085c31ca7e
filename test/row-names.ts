/** What the buttons of a row are called in English. */

/** Whatever it shows: the chosen method, or the call to choose one. */
export const methodButtonOf = (address: string) =>
  new RegExp(`: verification method for ${address.replace(/[^\w@]/g, '\\$&')}$`);

export const addressButtonOf = (address: string) => `${address}: contact information`;
