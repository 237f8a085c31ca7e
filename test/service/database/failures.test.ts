/** The driver's errors in the store's words. */
import { DatabaseError } from 'pg';
import { inWordsOfStore, isConnectionLost, isWorthRepeating } from '../../../src/service/database/failures';
import { StoreUnavailable } from '../../../src/service/store/types';

const ofServer = (code: string, severity = 'ERROR') =>
  Object.assign(new DatabaseError('Key (address)=(anna@lindqvist.example) 0f3', 0, 'error'), { code, severity });
const ofSocket = (code: string) => Object.assign(new Error(`connect ${code} 127.0.0.1:5432`), { code });

describe('the store is away', () => {
  it.each([
    ['the disk is full', ofServer('53100')],
    ['there are too many clients', ofServer('53300', 'FATAL')],
    ['there is no memory left', ofServer('53200')],
    ['it shuts down', ofServer('57P01', 'FATAL')],
    ['it crashed', ofServer('57P02', 'FATAL')],
    ['it starts', ofServer('57P03', 'FATAL')],
    ['a statement took too long', ofServer('57014')],
    ['a lock was not to be had', ofServer('55P03')],
    ['a file cannot be read', ofServer('58030')],
    ['it is the copy of a primary now', ofServer('25006')],
    ['the service may not log in', ofServer('28P01', 'FATAL')],
    ['a transaction could not be repeated any more', ofServer('40001')],
    ['nobody listens', ofSocket('ECONNREFUSED')],
    ['the name is not known', ofSocket('ENOTFOUND')],
    ['the connection ended', new Error('Connection terminated unexpectedly')],
    ['no connection was free', new Error('timeout exceeded when trying to connect')],
    ['nothing was answered', new Error('Query read timeout')],
  ])('when %s', (_when, error) => {
    const told = inWordsOfStore(error) as Error;
    expect(told).toBeInstanceOf(StoreUnavailable);
    expect(told.message).toMatch(/^the database did not answer \((\w{5}|E[A-Z]+|timeout|connection lost)\)$/);
    expect(told.cause).toBeUndefined();
  });
});

describe('the error stays what it is', () => {
  it.each([
    ['a row is there already', ofServer('23505')],
    ['a privilege is missing', ofServer('42501')],
    ['the query is wrong', ofServer('42601')],
    ['a value cannot be written', new TypeError('circular')],
  ])('when %s', (_when, error) => {
    expect(inWordsOfStore(error)).toBe(error);
    expect(isConnectionLost(error)).toBe(false);
  });
});

describe('a connection', () => {
  it.each([
    ['is kept after a canceled statement', ofServer('57014'), false],
    ['is kept after a deadlock', ofServer('40P01'), false],
    ['is closed when the disk is full', ofServer('53100'), true],
    ['is closed when the server is a copy now', ofServer('25006'), true],
    ['is closed when it has forgotten what was prepared', ofServer('26000'), true],
    ['is closed when a table has changed under what was prepared', ofServer('0A000'), true],
    ['is closed after what the server calls fatal', ofServer('XX000', 'FATAL'), true],
    ['is closed after an error of its socket', ofSocket('ECONNRESET'), true],
  ])('%s', (_what, error, closed) => {
    expect(isConnectionLost(error)).toBe(closed);
  });
});

it.each([
  ['40001', true],
  ['40P01', true],
  ['23505', false],
])('a transaction that ended with %s is worth repeating: %s', (code, worth) => {
  expect(isWorthRepeating(ofServer(code))).toBe(worth);
});
