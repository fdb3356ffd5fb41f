package dev.culprit.parse;

import dev.culprit.fact.PackageChange;
import dev.culprit.fact.PackageInstalled;
import dev.culprit.source.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code rpm -qa}, {@code rpm -qa --last}, a sosreport's installed-rpms and that of an insights
 * archive, whose rows are JSON. Where times are given, a package that came more than a day after
 * the first is a change: an upgrade as far as one can know, since rpm does not tell whether it was
 * there before.
 */
final class RpmListParser extends LineParser {

  /** A host is first installed within this time. */
  private static final Duration INSTALLATION = Duration.ofDays(1);

  private static final int MOST = 50_000;

  RpmListParser() {
    super("rpm-qa");
  }

  @Override
  public boolean claims(Reading reading) {
    boolean query =
        Asked.tool(reading, "rpm") && Asked.arguments(reading.command()).startsWith("-qa");
    return query || reading.path().endsWith("installed-rpms");
  }

  @Override
  public int recognise(List<String> head) {
    int rows = 0;
    int others = 0;
    for (String line : head) {
      if (of(line) != null || isKey(line)) {
        rows++;
      } else if (!line.isBlank() && !Prompt.isEcho(line)) {
        others++;
      }
    }
    return rows == 0 || others > 0 ? 0 : rows == 1 ? 50 : 75;
  }

  /** The keys that packages are signed with are listed among them. */
  private static boolean isKey(String line) {
    return plain(line).startsWith("gpg-pubkey-");
  }

  /** A package that fills its line, or that a time stands behind. */
  private static PackageName of(String given) {
    String line = plain(given);
    int end = line.indexOf(' ');
    int tab = line.indexOf('\t');
    end = tab >= 0 && (end < 0 || tab < end) ? tab : end;
    PackageName name = PackageName.ofRpm(end < 0 ? line : line.substring(0, end));
    boolean rpm = name != null && name.version().indexOf('-') > 0;
    return rpm && (end < 0 || ClockText.of(time(line.substring(end))) != null) ? name : null;
  }

  /** {@code {"name": "httpd", "version": …}} as rpm prints it otherwise; other rows as they are. */
  private static String plain(String line) {
    if (!line.startsWith("{\"name\"")) {
      return line;
    }
    Json one = new JsonText(line).next();
    if (one == null || !one.has("version") || !one.has("release")) {
      return line;
    }
    String name = one.text("name");
    return name.equals("gpg-pubkey")
        ? "gpg-pubkey-" + one.text("version")
        : String.format(
            "%s-%s-%s.%s  %s",
            name,
            one.text("version"),
            one.text("release"),
            one.text("arch"),
            one.text("installtime"));
  }

  /** The time in what stands behind the name: to the end, or to the next tab. */
  private static String time(String rest) {
    String text = rest.strip();
    int tab = text.indexOf('\t');
    return tab < 0 ? text : text.substring(0, tab);
  }

  @Override
  Rows begin(Sink out) {
    return new Packages(out);
  }

  private static final class Packages implements Rows {

    private final Sink out;
    private final List<PackageChange> dated = new ArrayList<>();

    Packages(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      PackageName name = of(line);
      if (name == null) {
        return isKey(line);
      }
      out.observe(new PackageInstalled(name.name(), name.version(), out.at(number, line)));
      String text = plain(line);
      String rest = text.substring(Text.words(text, 2).get(0).length());
      PackageChange change =
          rest.isBlank()
              ? null
              : PackageTimes.change(
                  time(rest), "upgrade", name.name(), "", name.version(), out.at(number, line));
      if (change != null && dated.size() < MOST) {
        dated.add(change);
      }
      return true;
    }

    @Override
    public void end() {
      Instant first = dated.stream().map(PackageChange::at).min(Instant::compareTo).orElse(null);
      for (PackageChange change : dated) {
        if (change.at().isAfter(first.plus(INSTALLATION))) {
          out.observe(change);
        }
      }
    }
  }
}
