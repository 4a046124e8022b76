import boldCyrillic from "@fontsource/noto-sans-mono/files/noto-sans-mono-cyrillic-700-normal.woff?inline";
import boldCyrillicExt from "@fontsource/noto-sans-mono/files/noto-sans-mono-cyrillic-ext-700-normal.woff?inline";
import boldLatin from "@fontsource/noto-sans-mono/files/noto-sans-mono-latin-700-normal.woff?inline";
import boldLatinExt from "@fontsource/noto-sans-mono/files/noto-sans-mono-latin-ext-700-normal.woff?inline";
import boldVietnamese from "@fontsource/noto-sans-mono/files/noto-sans-mono-vietnamese-700-normal.woff?inline";
import cyrillic from "@fontsource/noto-sans-mono/files/noto-sans-mono-cyrillic-500-normal.woff?inline";
import cyrillicExt from "@fontsource/noto-sans-mono/files/noto-sans-mono-cyrillic-ext-500-normal.woff?inline";
import latin from "@fontsource/noto-sans-mono/files/noto-sans-mono-latin-500-normal.woff?inline";
import latinExt from "@fontsource/noto-sans-mono/files/noto-sans-mono-latin-ext-500-normal.woff?inline";
import vietnamese from "@fontsource/noto-sans-mono/files/noto-sans-mono-vietnamese-500-normal.woff?inline";

/**
 * Noto Sans Mono (SIL Open Font License): Latin with Vietnamese and the letters of Uzbek, Cyrillic with those of Uzbek
 * and Kazakh. Each file has a part of the letters; the common ones come first.
 */
export const fontFiles = {
  regular: [latin, cyrillic, vietnamese, cyrillicExt, latinExt],
  bold: [boldLatin, boldCyrillic, boldVietnamese, boldCyrillicExt, boldLatinExt],
} as const;
