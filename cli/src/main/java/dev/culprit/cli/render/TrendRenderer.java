package dev.culprit.cli.render;

import dev.culprit.cli.Sanitizer;
import dev.culprit.watch.Sample;
import dev.culprit.watch.Trend;
import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What grows, as lines while it is watched and as a summary at the end. */
public final class TrendRenderer {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /** Memory also grows while caches fill; these grow steadily only when they are forgotten. */
  private static final Set<String> LEAKING = Set.of("descriptors", "unbound-sockets");

  /** Seconds that tell the beat of requests from a slope, as in the rules about recordings. */
  private static final double TOLD_AFTER = 120;

  private final PrintStream out;

  /** Prints to {@code out}. */
  public TrendRenderer(PrintStream out) {
    this.out = out;
  }

  /** One line for each thing that grows, or one that says that nothing does. */
  public void lines(Sample last, List<Trend> growing) {
    String time = CLOCK.format(last.at().atZone(ZoneId.systemDefault()));
    if (growing.isEmpty()) {
      out.println(time + "  nothing grows");
    }
    for (Trend trend : growing) {
      Wrapping.wrap(time + "  ", "          ", sentence(trend)).forEach(out::println);
    }
  }

  /** All of it, at the end. */
  public void summary(List<Sample> samples, int count, List<Trend> growing) {
    if (samples.isEmpty()) {
      out.println("Nothing was sampled.");
      return;
    }
    Duration time = Duration.between(samples.get(0).at(), samples.get(samples.size() - 1).at());
    out.printf(Locale.ROOT, "Watched for %s, %,d samples.%n%n", words(time), count);
    out.println(growing.isEmpty() ? "NOTHING GROWS" : "GROWS");
    for (Trend trend : growing) {
      Wrapping.wrap("   ", "      ", sentence(trend)).forEach(out::println);
    }
    out.println();
  }

  private static String sentence(Trend trend) {
    String rate =
        String.format(
            Locale.ROOT,
            "%s: %,d %s, %+.1f a minute since %,d",
            Sanitizer.line(trend.subject()),
            trend.last(),
            unit(trend.quantity()),
            trend.perMinute(),
            trend.first());
    String limit =
        trend.minutesLeft() < 0
            ? ""
            : String.format(
                Locale.ROOT,
                ", the limit of %,d is hit in %s",
                trend.limit(),
                words(Duration.ofSeconds(Math.round(60 * trend.minutesLeft()))));
    return rate + limit + "; " + load(trend);
  }

  private static String unit(String quantity) {
    return quantity.endsWith("memory")
        ? "KiB of " + quantity.replace('-', ' ')
        : quantity.replace('-', ' ');
  }

  private static String load(Trend trend) {
    return switch (trend.load()) {
      case LEVEL ->
          LEAKING.contains(trend.quantity()) && trend.seconds() >= TOLD_AFTER
              ? "the traffic did not grow, so that this is no load but a leak"
              : "the traffic did not grow meanwhile";
      case NONE -> "there was no traffic that could explain it";
      case GREW -> "the traffic grew as well";
      case FOLLOWED -> "it goes up and down with the traffic";
    };
  }

  private static String words(Duration time) {
    if (time.toMinutes() < 2) {
      return time.toSeconds() + " s";
    }
    if (time.toHours() < 2) {
      return time.toMinutes() + " min";
    }
    return time.toHours() < 48 ? time.toHours() + " h" : time.toDays() + " days";
  }
}
