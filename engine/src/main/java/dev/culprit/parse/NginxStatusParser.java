package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;

/** nginx's {@code stub_status}: connections, what was accepted and handled, and what they do. */
final class NginxStatusParser extends LineParser {

  private static final String ACTIVE = "Active connections:";
  private static final String TOTALS = "server accepts handled requests";
  private static final String STATES = "Reading:";

  NginxStatusParser() {
    super("nginx-status");
  }

  @Override
  public boolean claims(Reading reading) {
    return false;
  }

  @Override
  public int recognise(List<String> head) {
    boolean active = head.stream().anyMatch(line -> line.strip().startsWith(ACTIVE));
    boolean totals = head.stream().anyMatch(line -> line.strip().startsWith(TOTALS));
    return active ? (totals || head.size() == 1 ? 100 : 0) : 0;
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private boolean totalsNext;

      @Override
      public boolean row(String line, int number) {
        String text = line.strip();
        List<String> words = Text.words(text);
        if (text.startsWith(ACTIVE)) {
          measure("active", words.get(words.size() - 1), line, number);
        } else if (text.startsWith(TOTALS)) {
          totalsNext = true;
        } else if (totalsNext && words.size() >= 3) {
          totalsNext = false;
          measure("accepts", words.get(0), line, number);
          measure("handled", words.get(1), line, number);
          double dropped = Text.number(words.get(0), 0) - Text.number(words.get(1), 0);
          out.observe(new Measure("nginx.dropped", dropped, out.sample(), out.at(number, line)));
        } else if (text.startsWith(STATES) && words.size() == 6) {
          measure("reading", words.get(1), line, number);
          measure("writing", words.get(3), line, number);
          measure("waiting", words.get(5), line, number);
        } else {
          return false;
        }
        return true;
      }

      private void measure(String name, String value, String line, int number) {
        long figure = Text.number(value, -1);
        if (figure >= 0) {
          out.observe(new Measure("nginx." + name, figure, out.sample(), out.at(number, line)));
        }
      }
    };
  }
}
