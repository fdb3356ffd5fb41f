package dev.culprit.parse;

import java.util.List;

/**
 * The columns of iostat's table of devices where grep took the heading away: how many there are
 * tells the version, of sysstat 9 to 12.
 */
final class IostatColumns {

  private static final List<List<String>> EXTENDED =
      tables(
          "Device rrqm/s wrqm/s r/s w/s rkB/s wkB/s avgrq-sz avgqu-sz await svctm %util",
          "Device rrqm/s wrqm/s r/s w/s rkB/s wkB/s avgrq-sz avgqu-sz await r_await w_await svctm"
              + " %util",
          "Device r/s w/s rkB/s wkB/s rrqm/s wrqm/s %rrqm %wrqm r_await w_await aqu-sz rareq-sz"
              + " wareq-sz svctm %util",
          "Device r/s rkB/s rrqm/s %rrqm r_await rareq-sz w/s wkB/s wrqm/s %wrqm w_await wareq-sz"
              + " d/s dkB/s drqm/s %drqm d_await dareq-sz aqu-sz %util",
          "Device r/s rkB/s rrqm/s %rrqm r_await rareq-sz w/s wkB/s wrqm/s %wrqm w_await wareq-sz"
              + " d/s dkB/s drqm/s %drqm d_await dareq-sz f/s f_await aqu-sz %util");

  private static final List<List<String>> USUAL =
      tables(
          "Device tps kB_read/s kB_wrtn/s kB_read kB_wrtn",
          "Device tps kB_read/s kB_wrtn/s kB_dscd/s kB_read kB_wrtn kB_dscd");

  private IostatColumns() {}

  private static List<List<String>> tables(String... headings) {
    return List.of(headings).stream().map(heading -> List.of(heading.split(" "))).toList();
  }

  /** The columns of a row that this command printed; an empty list if it is none. */
  static List<String> of(List<String> words, String asked) {
    String options = Asked.arguments(asked).split("\\|", 2)[0];
    if (!Asked.tool(asked).equals("iostat") || words.isEmpty() || !isRow(words)) {
      return List.of();
    }
    boolean extended = options.matches("(?:.* )?-[a-zA-Z]*x.*");
    for (List<String> columns : extended ? EXTENDED : USUAL) {
      if (columns.size() == words.size()) {
        return columns;
      }
    }
    return List.of();
  }

  private static boolean isRow(List<String> words) {
    return Character.isLetter(words.get(0).charAt(0))
        && words.subList(1, words.size()).stream()
            .noneMatch(word -> Double.isNaN(Text.decimal(SysstatText.plain(word))));
  }
}
