/**
 * What a screen reader gets from the browser: the accessibility tree of the compose window and of the pane in it, in reading
 * order. Two ways to act on it: with the keys alone (`Keyboard`), and node by node, as a screen reader does (`ScreenReader`).
 */
import type { CDPSession, Page } from 'playwright-core';
import { PATIENCE } from './browser';

/** More stops than the window and the pane have together: who gets this far goes round in circles. */
const MOST_STOPS = 100;

export interface TreeNode {
  role: string;
  name: string;
  description: string;
  value: string;
  focused: boolean;
  checked?: string;
  expanded?: boolean;
  /** The element behind it, for the browser's protocol. */
  element: number;
}

export interface Wanted {
  role: string;
  name: string | RegExp;
}

interface ProtocolValue {
  value?: unknown;
}

const text = (value: ProtocolValue | undefined) => (typeof value?.value === 'string' ? value.value : '');
const fits = ({ role, name }: Wanted) => {
  const named = typeof name === 'string' ? (found: string) => found === name : (found: string) => name.test(found);
  return (node: TreeNode) => node.role === role && named(node.name);
};

const hasFocus = (node: TreeNode): boolean => node.focused && !['RootWebArea', 'Iframe'].includes(node.role);

export class AccessibilityTree {
  private constructor(
    readonly page: Page,
    readonly protocol: CDPSession,
  ) {}

  static async of(page: Page): Promise<AccessibilityTree> {
    const protocol = await page.context().newCDPSession(page);
    await protocol.send('Accessibility.enable');
    return new AccessibilityTree(page, protocol);
  }

  /** Everything that is there for assistive technology, frame by frame. */
  async read(): Promise<TreeNode[]> {
    const { frameTree } = await this.protocol.send('Page.getFrameTree');
    const frames = [frameTree.frame.id];
    for (const child of frameTree.childFrames ?? []) frames.push(child.frame.id);
    const nodes: TreeNode[] = [];
    for (const frameId of frames) {
      // a frame that has just gone has no tree
      const tree = await this.protocol.send('Accessibility.getFullAXTree', { frameId }).catch(() => ({ nodes: [] }));
      for (const node of tree.nodes) {
        if (node.ignored || node.backendDOMNodeId === undefined) continue;
        const property = (name: string) => node.properties?.find((one) => one.name === name)?.value.value as unknown;
        const [checked, expanded] = [property('checked'), property('expanded')];
        nodes.push({
          role: text(node.role),
          name: text(node.name),
          description: text(node.description),
          value: text(node.value),
          focused: property('focused') === true,
          ...(typeof checked === 'string' && { checked }),
          ...(typeof expanded === 'boolean' && { expanded }),
          element: node.backendDOMNodeId,
        });
      }
    }
    return nodes;
  }

  /**
   * The last that fits: the pane comes after Outlook, which has a Save of its own.
   * @throws when nothing in the tree fits in time; the message holds what is there
   */
  async find(wanted: Wanted): Promise<TreeNode> {
    return this.until(`${wanted.role} ${String(wanted.name)}`, (nodes) => nodes.findLast(fits(wanted)));
  }

  /** Waits for words that are read out anywhere. */
  async hears(words: string | RegExp): Promise<void> {
    const heard =
      typeof words === 'string' ? (name: string) => name.includes(words) : (name: string) => words.test(name);
    await this.until(String(words), (nodes) => nodes.find(({ name }) => heard(name)));
  }

  /** What has the focus: in a frame, the element there and not the frame. */
  async focused(): Promise<TreeNode | undefined> {
    return (await this.read()).findLast(hasFocus);
  }

  /** Waits until this has the focus. */
  async focuses(wanted: Wanted): Promise<void> {
    await this.until(`focused: ${wanted.role} ${String(wanted.name)}`, (nodes) => {
      const focused = nodes.findLast(hasFocus);
      return focused && fits(wanted)(focused) ? focused : undefined;
    });
  }

  private async until<Found>(what: string, look: (nodes: TreeNode[]) => Found | undefined): Promise<Found> {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      const nodes = await this.read();
      const found = look(nodes);
      if (found !== undefined) return found;
      if (Date.now() > deadline) {
        const there = nodes.filter(({ name }) => name !== '').map(({ role, name }) => `${role} "${name}"`);
        throw new Error(`Nothing in the accessibility tree is ${what}. There is:\n${[...new Set(there)].join('\n')}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Keys, and nothing but keys. */
export class Keyboard {
  constructor(private readonly tree: AccessibilityTree) {}

  press(...keys: string[]): Promise<void> {
    return keys.reduce(async (before, key) => {
      await before;
      await this.tree.page.keyboard.press(key);
    }, Promise.resolve());
  }

  type(words: string): Promise<void> {
    return this.tree.page.keyboard.type(words);
  }

  /** Goes from stop to stop until the wanted one has the focus. @throws when it is no stop, or the focus is trapped or lost */
  async goTo(
    wanted: Wanted,
    key: 'Tab' | 'Shift+Tab' | 'ArrowLeft' | 'ArrowRight' | 'ArrowDown' = 'Tab',
  ): Promise<TreeNode> {
    await this.tree.find(wanted);
    const stops: string[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      const focused = await this.tree.focused();
      if (focused && fits(wanted)(focused)) return focused;
      stops.push(focused ? `${focused.role} "${focused.name}"` : 'nothing');
      await this.press(key);
    }
    throw new Error(
      `${key} does not lead to ${wanted.role} ${String(wanted.name)}. It went: ${stops.slice(0, 40).join(', ')}`,
    );
  }
}

/** Finds things by what is read out, and acts on them as assistive technology does. */
export class ScreenReader {
  constructor(private readonly tree: AccessibilityTree) {}

  async activate(role: string, name: string | RegExp): Promise<void> {
    const { element } = await this.tree.find({ role, name });
    const { object } = await this.tree.protocol.send('DOM.resolveNode', { backendNodeId: element });
    await this.tree.protocol.send('Runtime.callFunctionOn', {
      objectId: object.objectId!,
      functionDeclaration: 'function () { this.focus(); this.click(); }',
    });
  }

  async write(name: string | RegExp, words: string, role = 'textbox'): Promise<void> {
    const { element } = await this.tree.find({ role, name });
    await this.tree.protocol.send('DOM.focus', { backendNodeId: element });
    await this.tree.page.keyboard.press('ControlOrMeta+A');
    await this.tree.page.keyboard.insertText(words);
  }
}
