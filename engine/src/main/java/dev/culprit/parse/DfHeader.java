package dev.culprit.parse;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the first line of df says about the rows below.
 *
 * @param typed whether a column tells the filesystem's type
 * @param inodes whether inodes are counted instead of blocks
 * @param kibPerBlock what one is worth where a number has no letter
 * @param seen whether it stands in the text, and is not only taken from the command
 */
record DfHeader(boolean typed, boolean inodes, double kibPerBlock, boolean seen) {

  private static final List<String> FIRST =
      List.of(
          "filesystem ",
          "source ",
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
          "파일 시스템",
          "filsystem ",
          "system plików",
          "systém souborů",
          "sistema de ficheros",
          "sist.dat",
          "tiedostojärj",
          "dosyasistemi",
          "fájlrendszer",
          "файлова",
          "file system ");

  private static final List<String> TYPES =
      List.of("type", "fstype", "typ", "tipo", "tipos", "тип", "类型", "類型", "タイプ", "형식", "tyyppi");

  /** What inodes are called, by the beginnings of the words. */
  private static final List<String> INODES =
      List.of(
          "inode", "inod", "nodos-i", "inœud", "inoeud", "inós", "iнод", "iнод", "iノード", "i-uzl",
          "iwęz", "i-węz", "아이노드", "i节点", "i節點");

  /** The word for used inodes: {@code IUsed}, {@code IBenutzt}, {@code I使用}. */
  private static final Pattern USED_INODES =
      Pattern.compile("(?:^|.* )I(?:\\p{Lu}|\\p{Lo})[\\p{L}.%]{1,16} .*");

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
    boolean inodes =
        INODES.stream().anyMatch(text::contains) || USED_INODES.matcher(line.strip()).matches();
    return new DfHeader(words.stream().anyMatch(TYPES::contains), inodes, kib(words), true);
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
