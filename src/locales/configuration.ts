/** The sentences for mistakes in the organization's document, in every language; loaded late, as most documents have none. */
import { configurationMistakes as de } from './de/configuration';
import { configurationMistakes as en } from './en/configuration';
import type { ConfigurationMistakes } from './en/configuration';
import { configurationMistakes as fr } from './fr/configuration';
import { interfaceLanguage, type InterfaceLanguage } from './interface-language';
import { configurationMistakes as nl } from './nl/configuration';

const MISTAKES: Record<InterfaceLanguage, ConfigurationMistakes> = { en, nl, de, fr };

export const configurationMistakesFor = (language: unknown): ConfigurationMistakes =>
  MISTAKES[interfaceLanguage(language)];
