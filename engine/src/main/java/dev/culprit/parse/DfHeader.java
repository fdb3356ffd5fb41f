package dev.culprit.parse;

import java.util.List;
import java.util.Locale;

/**
 * What the first line of df says about the rows below.
 *
 * @param typed whether a column tells the filesystem's type
 * @param inodes whether inodes are counted instead of blocks
 * @param kibPerBlock what one is worth where a number has no letter
 */
record DfHeader(boolean typed, boolean inodes, double kibPerBlock) {

  private static final List<String> FIRST =
      List.of(
          "filesystem ",
          "dateisystem ",
          "sys. de fichiers ",
          "sys.de fich",
          "s.ficheros ",
          "filesystem\t",
          "файл",
          "文件系统",
          "档案系统",
          "檔案系統",
          "ファイルシス",
          "sist. arq",
          "sist. de arq",
          "bestandssysteem",
          "file system ");

  private static final List<String> TYPES =
      List.of("type", "typ", "tipo", "tipos", "тип", "类型", "類型", "タイプ");

  /** The header of a line, or null when it is none. */
  static DfHeader of(String line) {
    String text = line.strip().toLowerCase(Locale.ROOT);
    if (text.length() > 200 || FIRST.stream().noneMatch(text::startsWith)) {
      return null;
    }
    List<String> words = Text.words(text);
    if (words.size() < 5 || text.indexOf('/') >= 0) {
      return null;
    }
    boolean inodes = text.contains("inode") || text.contains("nodos-i") || text.contains("inœud");
    return new DfHeader(words.stream().anyMatch(TYPES::contains), inodes, kib(words));
  }

  /** {@code 1K-blocks}, {@code 512-blocks}, {@code 1M-blocks}; also {@code 1K-Blöcke}. */
  private static double kib(List<String> words) {
    for (String word : words) {
      int dash = word.indexOf('-');
      String size = dash < 0 ? word : word.substring(0, dash);
      long bytes = Text.bytes(size, 1);
      if (bytes > 0) {
        return bytes / 1024.0;
      }
    }
    return 1;
  }
}
