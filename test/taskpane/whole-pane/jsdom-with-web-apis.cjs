// jsdom with those of the browser's APIs that Node has and jsdom lacks: the real store seals, compresses and talks to other frames.
const { webcrypto } = require('node:crypto');
const { setMaxListeners } = require('node:events');
const { TestEnvironment } = require('jest-environment-jsdom');

const FROM_NODE = {
  ArrayBuffer,
  Blob,
  CompressionStream,
  CryptoKey,
  DecompressionStream,
  Response,
  TextDecoder,
  TextEncoder,
  Uint8Array,
  crypto: webcrypto,
};

module.exports = class extends TestEnvironment {
  channels = [];

  async setup() {
    await super.setup();
    const { channels } = this;
    const value = class extends BroadcastChannel {
      constructor(name) {
        super(name);
        setMaxListeners(0, this); // the panes of all tests in a file
        channels.push(this);
      }
    };
    for (const [name, value] of Object.entries(FROM_NODE))
      Object.defineProperty(this.global, name, { configurable: true, writable: true, value });
    Object.defineProperty(this.global, 'BroadcastChannel', { configurable: true, value });
  }

  async teardown() {
    for (const channel of this.channels) channel.close(); // or they would keep the process alive
    await super.teardown();
  }
};
