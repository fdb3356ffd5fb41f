package dev.culprit.cli.report;

import java.util.Locale;
import java.util.SortedMap;

/** What the search of the site goes through: a script, since a page from a file loads nothing. */
final class SearchIndex {

  private SearchIndex() {}

  /** Ids and titles as an array of JavaScript; only harmless signs are not written as numbers. */
  static String of(SortedMap<String, String> titles) {
    StringBuilder index = new StringBuilder("const pages = [\n");
    titles.forEach(
        (place, title) ->
            index
                .append("[\"")
                .append(escaped(place))
                .append("\", \"")
                .append(escaped(title))
                .append("\"],\n"));
    return index.append("];\n").toString();
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '<';
      safe.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    return safe.toString();
  }
}
