package dev.culprit.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Does to a text what truncation, copying by hand and dying disks do. The same seed, the same. */
final class Damage {

  /** What trips readers: blanks of every kind, lone separators, numbers out of any bound. */
  private static final List<String> SCRAPS =
      List.of(
          "",
          " ",
          "\t",
          "\u00a0",
          "\u2003",
          "\u3000",
          ":",
          ": ",
          "=",
          ",",
          ";",
          "#",
          "-",
          "--",
          "/",
          "//",
          ".",
          "..",
          "(",
          ")",
          "()",
          "[",
          "]",
          "{",
          "}",
          "<",
          ">",
          "\"",
          "'",
          "|",
          "%",
          "*",
          "\\",
          "->",
          "=>",
          "@",
          "+",
          "~",
          "0",
          "-1",
          "99999999999999999999",
          "1e999",
          "NaN",
          "0x",
          "é",
          "\ud83d\ude00",
          "\u0130",
          "İ",
          "١٢٣");

  private final Random random;

  Damage(long seed) {
    this.random = new Random(seed);
  }

  /** The text after one to eight blows. */
  String of(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int blows = 1 + random.nextInt(8);
    for (int i = 0; i < blows && !lines.isEmpty(); i++) {
      strike(lines);
    }
    return String.join("\n", lines);
  }

  private void strike(List<String> lines) {
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    switch (random.nextInt(14)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, line);
      case 2 -> lines.add(at, scrap());
      case 3 -> lines.subList(at, lines.size()).clear();
      case 4 -> lines.subList(0, at).clear();
      case 5 -> lines.add(lines.remove(random.nextInt(lines.size())));
      case 6 -> lines.set(at, line.substring(0, place(line)));
      case 7 -> lines.set(at, line.substring(place(line)));
      case 8 -> lines.set(at, cut(line));
      case 9 -> lines.set(at, insert(line, scrap()));
      case 10 -> lines.set(at, withWord(line, scrap()));
      case 11 -> lines.set(at, withWord(line, null));
      case 12 -> lines.set(at, line + lines.get(random.nextInt(lines.size())));
      default -> lines.set(at, line.replace(separator(), random.nextBoolean() ? "" : scrap()));
    }
  }

  private String scrap() {
    return SCRAPS.get(random.nextInt(SCRAPS.size()));
  }

  private String separator() {
    return List.of(" ", ":", "=", ",", "\t", "(", ")", "/", ".", "-").get(random.nextInt(10));
  }

  private int place(String line) {
    return random.nextInt(line.length() + 1);
  }

  private String cut(String line) {
    int one = place(line);
    int two = place(line);
    return line.substring(0, Math.min(one, two)) + line.substring(Math.max(one, two));
  }

  private String insert(String line, String scrap) {
    int at = place(line);
    return line.substring(0, at) + scrap + line.substring(at);
  }

  /** The line with one of its words replaced, or without it. */
  private String withWord(String line, String instead) {
    List<String> words = new ArrayList<>(List.of(line.split("(?<= )|(?= )")));
    int at = random.nextInt(words.size());
    words.set(at, instead == null ? "" : instead);
    return String.join("", words);
  }
}
