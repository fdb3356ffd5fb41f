package dev.culprit.parse;

import dev.culprit.fact.AddressCount;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Addresses with how often each was seen, as {@code … | sort | uniq -c} prints them. What was
 * counted stands in the command alone.
 */
final class AddressCountsParser extends LineParser {

  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|(?=[^:]*:[^:]*:)[0-9A-Fa-f:.]{3,45}");

  private static final Pattern FAILED =
      Pattern.compile("\\blastb\\b|failed password|invalid user|authentication failure|btmp");

  private static final Pattern REQUESTS =
      Pattern.compile("access[._-]?log|\\baccess\\b|ssl_request|/nginx/\\S*log|/httpd/\\S*log");

  private static final Pattern CONNECTIONS = Pattern.compile("\\bnetstat\\b|\\bss\\b");

  AddressCountsParser() {
    super("address-counts");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.command().contains("uniq -c") && what(reading.command()) != null;
  }

  private static AddressCount.What what(String command) {
    String asked = command.toLowerCase(Locale.ROOT);
    if (FAILED.matcher(asked).find()) {
      return AddressCount.What.FAILED_LOGIN;
    } else if (CONNECTIONS.matcher(asked).find()) {
      return AddressCount.What.CONNECTION;
    }
    return REQUESTS.matcher(asked).find() ? AddressCount.What.REQUEST : null;
  }

  @Override
  public int recognise(List<String> head) {
    return mostly(head, line -> row(line) != null) ? 1 : 0;
  }

  /** The count and the address of a row, or null. */
  private static List<String> row(String line) {
    List<String> words = Text.words(line, 3);
    boolean counted = words.size() == 2 && Text.number(words.get(0), 0) > 0;
    return counted && ADDRESS.matcher(words.get(1)).matches() ? words : null;
  }

  @Override
  Rows begin(Sink out) {
    return new Counts(what(out.asked()), out);
  }

  private static final class Counts implements Rows {

    /** Addresses that are kept: the busiest. */
    private static final int KEPT = 20;

    private final AddressCount.What what;
    private final Sink out;
    private final List<AddressCount> busiest = new ArrayList<>();
    private long all;

    Counts(AddressCount.What what, Sink out) {
      this.what = what;
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      List<String> words = AddressCountsParser.row(line);
      if (words == null || what == null) {
        // headings and other words that were counted along
        return what != null && Text.words(line, 3).size() == 2;
      }
      long count = Text.number(words.get(0), 0);
      all += count;
      busiest.add(new AddressCount(what, words.get(1), count, out.at(number, line)));
      if (busiest.size() > 2 * KEPT) {
        keep();
      }
      return true;
    }

    private void keep() {
      busiest.sort(Comparator.comparingLong(AddressCount::count).reversed());
      busiest.subList(Math.min(KEPT, busiest.size()), busiest.size()).clear();
    }

    @Override
    public void end() {
      if (!busiest.isEmpty()) {
        keep();
        busiest.forEach(out::observe);
        out.observe(new AddressCount(what, "", all, busiest.get(0).origin()));
      }
    }
  }
}
