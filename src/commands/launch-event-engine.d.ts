// What the engine has besides ES2016 and Office. Local storage only where there is a browser, so code asks first.
declare function setTimeout(callback: () => void, milliseconds: number): number;
declare function clearTimeout(timer: number | undefined): void;
declare const localStorage: { getItem(key: string): string | null; setItem(key: string, value: string): void };
