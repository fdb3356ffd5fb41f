package dev.culprit.logs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of months as journalctl and dmesg shorten them in the language of the host: {@code
 * Dez}, {@code févr.}, {@code 11月}.
 */
final class MonthWords {

  /** A line a month, of several languages; longer names come before those that begin them. */
  private static final String NAMES =
      """
      janv jan ene gen sty янв
      févr fév feb fev lut фев
      mars mar mär mrt mrz мар
      april avril apr avr abr kwi апр
      may mai maj mag mei мая май
      juni juin jun giu cze июн
      juli juil jul lug lip июл
      août aoû aug ago sie авг
      sept sep set wrz сент сен
      oct okt out ott paź окт
      nov lis нояб ноя
      dec dez déc dic gru дек
      """;

  /** A name, of which each character stands for a byte. */
  private record Name(String bytes, int month) {}

  private static final String CHINESE = bytes("月");
  private static final String KOREAN = bytes("월");

  /** The names by their first bytes. */
  private static final List<List<Name>> BY_FIRST = byFirst();

  private MonthWords() {}

  private static String bytes(String name) {
    return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static List<List<Name>> byFirst() {
    List<List<Name>> byFirst = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      byFirst.add(new ArrayList<>());
    }
    List<String> months = NAMES.lines().toList();
    for (int i = 0; i < months.size(); i++) {
      for (String name : months.get(i).split(" ", -1)) {
        String bytes = bytes(name);
        byFirst.get(bytes.charAt(0)).add(new Name(bytes, i + 1));
      }
    }
    return byFirst;
  }

  /** Reads a name with the point behind it, 1 to 12; 0 leaves the place as it is. */
  static int read(Cursor line) {
    if (Cursor.isDigit(line.peek())) {
      return numbered(line);
    }
    if (line.at >= line.end) {
      return 0;
    }
    // most lines without a stamp begin with other letters; this is asked of each of them
    List<Name> names = BY_FIRST.get(lower(line.bytes[line.at]));
    for (int i = 0; i < names.size(); i++) {
      Name name = names.get(i);
      if (isAt(line, name.bytes())) {
        int start = line.at;
        line.at += name.bytes().length();
        line.skip('.');
        if (line.peek() == ' ') {
          return name.month();
        }
        line.at = start;
      }
    }
    return 0;
  }

  /** {@code 11月}, as Chinese, Japanese and Korean have it. */
  private static int numbered(Cursor line) {
    int start = line.at;
    int month = (int) line.number(1, 2);
    if (month >= 1 && month <= 12 && (isAt(line, CHINESE) || isAt(line, KOREAN))) {
      line.at += CHINESE.length();
      return month;
    }
    line.at = start;
    return 0;
  }

  private static boolean isAt(Cursor line, String name) {
    if (line.at + name.length() > line.end) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (lower(line.bytes[line.at + i]) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 'a' - 'A' : b & 0xff;
  }
}
