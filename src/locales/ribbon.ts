/** What the ribbon button tells, in every language: the page of the commands starts anew for each press and has no time to load more. */
import * as de from './de/ribbon';
import * as en from './en/ribbon';
import type { RibbonTexts } from './en/ribbon';
import * as fr from './fr/ribbon';
import { interfaceLanguage, type InterfaceLanguage } from './interface-language';
import * as nl from './nl/ribbon';

const TEXTS: Record<InterfaceLanguage, RibbonTexts> = {
  en: en.ribbonTexts,
  nl: nl.ribbonTexts,
  de: de.ribbonTexts,
  fr: fr.ribbonTexts,
};

/** @param displayLanguage `Office.context.displayLanguage`, whatever it is */
export const ribbonTexts = (displayLanguage: unknown): RibbonTexts => TEXTS[interfaceLanguage(displayLanguage)];
