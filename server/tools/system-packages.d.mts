/** Types of system-packages.mjs, which node runs as it is. */

export interface SystemPackages {
  readonly debian: readonly string[];
  readonly present: () => boolean;
}

export const TAR: SystemPackages;
export const CHINESE_FONT: SystemPackages;
export const OFFICE: SystemPackages;
export const NEOVIM: SystemPackages;
export function runs(command: string): boolean;
export function installSystemPackages(wanted: readonly SystemPackages[]): { readonly missing: readonly string[]; readonly log: string };
