package dev.culprit.parse;

import dev.culprit.fact.NameLookup;
import dev.culprit.fact.Origin;
import dev.culprit.fact.PingResult;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ping of iputils (old and new), busybox and fping's summary lines; one result a run. */
final class PingParser extends LineParser {

  private static final Pattern HEAD =
      Pattern.compile(
          "PING (\\S{1,255}?):? (?:\\S{1,255} ){0,3}?(\\d{1,5})(?:\\(\\d{1,5}\\))? (?:data )?bytes.{0,40}");

  private static final Pattern COUNTS =
      Pattern.compile(
          "(\\d{1,9}) packets transmitted, (\\d{1,9}) (?:packets )?received(?:, \\+?(\\d{1,9}) duplicates)?.{0,120}");

  /** The same lines of iputils in another language: the numbers keep their places. */
  private static final Pattern FOREIGN_HEAD =
      Pattern.compile(
          "PING (\\S{1,255}?) ?\\(\\S{1,255}\\)(?: \\S{1,255}){0,4} (\\d{1,5})\\(\\d{1,5}\\) \\P{Cntrl}{3,60}");

  private static final Pattern FOREIGN_COUNTS =
      Pattern.compile(
          "(\\d{1,9}) [\\p{L} ]{2,40}, (\\d{1,9}) [\\p{L} ]{2,40}, .{0,60}\\d ?%.{0,80}");

  private static final Pattern MTU = Pattern.compile("mtu ?= ?(\\d{2,5})");

  /** Options that are followed by a value of their own. */
  private static final Pattern VALUED = Pattern.compile("-[a-zA-Z]*[ciIlmMNpQsStTwWF]");

  /** The name in {@code ping: db01: Name or service not known} and its older forms. */
  private static final Pattern NAME =
      Pattern.compile(
          "ping[46]?: (?:unknown host |bad address ')?([^\\s:']{1,255})(?:'|: [NT]\\p{L}+ .{3,60})?");

  private static final String NAME_UNKNOWN = "name-unknown";

  /** A phrase of ping, and the word for it. */
  private record Phrase(String text, String word) {}

  private static final List<Phrase> PHRASES =
      List.of(
          new Phrase("message too long", "too-long"),
          new Phrase("frag needed", "frag-needed"),
          new Phrase("packet too big", "frag-needed"),
          new Phrase("network is unreachable", "network-unreachable"),
          new Phrase("destination net unreachable", "network-unreachable"),
          new Phrase("destination host unreachable", "host-unreachable"),
          new Phrase("no route to host", "host-unreachable"),
          new Phrase("unreachable: address unreachable", "host-unreachable"),
          new Phrase("unreachable: no route", "network-unreachable"),
          new Phrase("packet filtered", "prohibited"),
          new Phrase("host prohibited", "prohibited"),
          new Phrase("net prohibited", "prohibited"),
          new Phrase("operation not permitted", "prohibited"),
          new Phrase("administratively prohibited", "prohibited"),
          new Phrase("no buffer space available", "no-buffer-space"),
          new Phrase("name or service not known", NAME_UNKNOWN),
          new Phrase("temporary failure in name resolution", NAME_UNKNOWN),
          new Phrase("unknown host", NAME_UNKNOWN),
          new Phrase("bad address '", NAME_UNKNOWN));

  PingParser() {
    super("ping");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "ping", "ping6");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(
        head,
        95,
        line ->
            HEAD.matcher(line).matches()
                || FOREIGN_HEAD.matcher(line).matches()
                || (line.startsWith("--- ") && line.endsWith(" ping statistics ---"))
                || (line.startsWith("ping") && isNoName(line)));
  }

  /** The only line of a ping that did not begin. */
  private static boolean isNoName(String line) {
    String low = line.toLowerCase(Locale.ROOT);
    return NAME.matcher(line).matches()
        && PHRASES.stream()
            .anyMatch(one -> one.word().equals(NAME_UNKNOWN) && low.contains(one.text()));
  }

  @Override
  Rows begin(Sink out) {
    return new Runs(out);
  }

  private static final class Runs implements Rows {

    private final Sink out;
    private String target;
    private int bytes = -1;
    private String word = "";
    private int mtu = -1;
    private Origin origin;
    private Origin trouble;
    private boolean any;
    private boolean ended;

    Runs(Sink out) {
      this.out = out;
      this.target = asked(out.asked());
    }

    /** The last argument of the command that is neither an option nor its value is whom it asks. */
    private static String asked(String command) {
      List<String> words = Text.words(Asked.arguments(command), 30);
      String last = "";
      for (int i = 0;
          i < words.size() && !words.get(i).matches("[|&;<>2].*[|&;<>].*|[|&;<>].*");
          i++) {
        if (VALUED.matcher(words.get(i)).matches()) {
          i++;
        } else if (!words.get(i).startsWith("-")) {
          last = words.get(i);
        }
      }
      return last;
    }

    @Override
    public boolean row(String line, int number) {
      Matcher head = HEAD.matcher(line);
      Matcher foreign = FOREIGN_HEAD.matcher(line);
      if (head.matches() || foreign.matches()) {
        head = head.matches() ? head : foreign;
        end();
        target = head.group(1).replaceFirst("(?<=.)\\(.*", ""); // ping6 adds the name again
        bytes = Text.integer(head.group(2));
        origin = out.at(number, line);
        any = true;
        return true;
      }
      Matcher counts = COUNTS.matcher(line);
      if (counts.matches()) {
        int twice = counts.group(3) == null ? 0 : Text.integer(counts.group(3));
        result(counts, twice, out.at(number, line));
        return true;
      }
      Matcher words = FOREIGN_COUNTS.matcher(line);
      if (ended && words.matches()) {
        result(words, 0, out.at(number, line));
        return true;
      }
      ended |= line.startsWith("--- ");
      return phrase(line, number) || isBeside(line);
    }

    private boolean phrase(String line, int number) {
      String low = line.toLowerCase(Locale.ROOT);
      for (Phrase phrase : PHRASES) {
        if (low.contains(phrase.text())) {
          // what a router says tells more than what this host says for the next packets
          word = word.equals("frag-needed") ? word : phrase.word();
          Matcher told = MTU.matcher(low);
          mtu = told.find() ? Text.integer(told.group(1)) : mtu;
          trouble = trouble == null ? out.at(number, line) : trouble;
          any = true;
          if (phrase.word().equals(NAME_UNKNOWN)) {
            Matcher name = NAME.matcher(line);
            target = name.matches() ? name.group(1) : target;
            lookup(low, out.at(number, line));
          }
          return true;
        }
      }
      return false;
    }

    /** The resolver's own word: no server gave an answer, or there is no such name. */
    private void lookup(String low, Origin at) {
      String status = low.contains("temporary failure") ? "no-answer" : "NXDOMAIN";
      out.observe(new NameLookup(target, "", status, Double.NaN, 0, at));
    }

    private static boolean isBeside(String line) {
      return line.contains(" bytes from ")
          || (line.contains("icmp_seq=") && line.contains("ttl="))
          || line.startsWith("--- ")
          || line.startsWith("rtt ")
          || line.startsWith("round-trip ")
          || line.startsWith("From ")
          || line.startsWith("ping: ")
          || line.startsWith("no answer yet")
          || line.contains("Request timeout for icmp_seq")
          || line.equals("^C")
          || line.startsWith("pipe ");
    }

    private void result(Matcher counts, int twice, Origin at) {
      origin = trouble != null ? trouble : at;
      ended = false;
      observe(Text.integer(counts.group(1)), Text.integer(counts.group(2)), twice);
    }

    private void observe(int sent, int received, int twice) {
      out.observe(
          new PingResult(target, bytes, sent, received, twice, word, mtu, out.sample(), origin));
      word = "";
      mtu = -1;
      bytes = -1;
      trouble = null;
      any = false;
      origin = null;
    }

    /** A run without its summary: it could not begin, or it was cut. */
    @Override
    public void end() {
      if (any && (trouble != null)) {
        origin = trouble;
        observe(-1, -1, 0);
      }
      any = false;
    }
  }
}
