package dev.culprit.parse;

import java.util.List;
import java.util.Map;

/**
 * The words of procps' tools in German, French and Spanish, and what they are in English. Columns
 * keep their places.
 */
final class Translated {

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("gesamt", "total"),
          Map.entry("insgesamt", "total"),
          Map.entry("benutzt", "used"),
          Map.entry("belegt", "used"),
          Map.entry("frei", "free"),
          Map.entry("gemns.", "shared"),
          Map.entry("gemeinsam", "shared"),
          Map.entry("Puffer/Cache", "buff/cache"),
          Map.entry("Puff/Cache", "buff/cache"),
          Map.entry("verfügbar", "available"),
          Map.entry("verfü", "avail"),
          Map.entry("laufend", "running"),
          Map.entry("schlafend", "sleeping"),
          Map.entry("gestoppt", "stopped"),
          Map.entry("Zombie", "zombie"),
          Map.entry("utilisé", "used"),
          Map.entry("util", "used"),
          Map.entry("libre", "free"),
          Map.entry("libr", "free"),
          Map.entry("partagé", "shared"),
          Map.entry("tamp/cache", "buff/cache"),
          Map.entry("disponible", "available"),
          Map.entry("dispo", "avail"),
          Map.entry("dispon", "avail"),
          Map.entry("usado", "used"),
          Map.entry("compartido", "shared"),
          Map.entry("búf/caché", "buff/cache"),
          Map.entry("búfer/caché", "buff/cache"),
          Map.entry("ZEIT+", "TIME+"),
          Map.entry("TEMPS+", "TIME+"),
          Map.entry("HORA+", "TIME+"),
          Map.entry("BEFEHL", "COMMAND"),
          Map.entry("COM.", "COMMAND"),
          Map.entry("ORDEN", "COMMAND"),
          Map.entry("UTIL.", "USER"),
          Map.entry("USUARIO", "USER"),
          Map.entry("BENUTZER", "USER"));

  /** How lines begin; longer ones first. */
  private static final List<Map.Entry<String, String>> BEGINNINGS =
      List.of(
          Map.entry("Partition d'échange:", "Swap:"),
          Map.entry("MiB Intercambio:", "MiB Swap:"),
          Map.entry("KiB Intercambio:", "KiB Swap:"),
          Map.entry("Intercambio:", "Swap:"),
          Map.entry("Auslager:", "Swap:"),
          Map.entry("Échange:", "Swap:"),
          Map.entry("MiB Spch", "MiB Mem "),
          Map.entry("KiB Spch", "KiB Mem "),
          Map.entry("MiB Éch", "MiB Swap"),
          Map.entry("KiB Éch", "KiB Swap"),
          Map.entry("Speicher:", "Mem:"),
          Map.entry("Memoria:", "Mem:"),
          Map.entry("Mém:", "Mem:"),
          Map.entry("Aufgaben:", "Tasks:"),
          Map.entry("Tâches:", "Tasks:"),
          Map.entry("Tareas:", "Tasks:"),
          Map.entry("%CPU(s):", "%Cpu(s):"));

  private static final int LONGEST = 400;

  private Translated() {}

  /** The line in English, as far as its words are known; itself where none is. */
  static String line(String line) {
    if (line.length() > LONGEST) {
      return line;
    }
    String text = line;
    for (Map.Entry<String, String> beginning : BEGINNINGS) {
      if (text.startsWith(beginning.getKey())) {
        text = beginning.getValue() + text.substring(beginning.getKey().length());
        break;
      }
    }
    StringBuilder english = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = at;
      boolean blank = isBlank(text.charAt(at));
      while (end < text.length() && isBlank(text.charAt(end)) == blank) {
        end++;
      }
      english.append(blank ? text.substring(at, end) : word(text.substring(at, end)));
      at = end;
    }
    return english.toString();
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** A word with the comma or point behind it; a shorter one is filled up to its width. */
  private static String word(String word) {
    String whole = WORDS.get(word);
    if (whole != null) {
      return whole.length() < word.length() && !whole.equals("USER")
          ? " ".repeat(word.length() - whole.length()) + whole
          : whole + " ".repeat(Math.max(0, word.length() - whole.length()));
    }
    int last = word.length() - 1;
    boolean marked = last > 0 && (word.charAt(last) == ',' || word.charAt(last) == '.');
    String bare = marked ? WORDS.get(word.substring(0, last)) : null;
    return bare == null ? word : bare + word.charAt(last);
  }
}
