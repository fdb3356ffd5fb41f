package dev.culprit.parse;

import dev.culprit.fact.CoreLoad;
import dev.culprit.fact.Measure;
import dev.culprit.fact.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line of each core that top shows after the key 1 ({@code %Cpu3 : 0.7 us, 0.3 sy …}) instead
 * of one for all; the host's figures are their mean.
 */
final class TopCores {

  private static final Pattern CORE = Pattern.compile("%?Cpu(\\d{1,4})\\s{0,4}:.*");

  /** Where the line of the next core begins, behind the one of the first. */
  private static final Pattern NEXT = Pattern.compile("(?<=\\S)\\s{1,20}(?=%Cpu\\d{1,4}\\s{0,4}:)");

  private final Sink out;
  private final Map<String, Double> sums = new LinkedHashMap<>();
  private int cores;
  private Origin last;

  TopCores(Sink out) {
    this.out = out;
  }

  /** The core's number, or -1 when the line is not about a single one. */
  static int core(String text) {
    Matcher core = CORE.matcher(text);
    return core.matches() ? Integer.parseInt(core.group(1)) : -1;
  }

  /**
   * Takes the line of a core; procps 4 can show several cores abreast.
   *
   * @param shares how the shares of one core are read
   */
  boolean take(String text, Function<String, Map<String, Double>> shares, int sample, Origin at) {
    boolean any = false;
    for (String part : NEXT.split(text, 64)) {
      Map<String, Double> read = shares.apply(part);
      if (!read.isEmpty()) {
        add(core(part), read, sample, at);
        any = true;
      }
    }
    return any;
  }

  /**
   * Takes a core's shares.
   *
   * @param shares percent by top's two letters
   */
  private void add(int core, Map<String, Double> shares, int sample, Origin at) {
    out.observe(
        new CoreLoad(
            core,
            shares.getOrDefault("us", 0.0),
            shares.getOrDefault("sy", 0.0),
            shares.getOrDefault("wa", 0.0),
            shares.getOrDefault("si", 0.0),
            shares.getOrDefault("st", 0.0),
            shares.getOrDefault("id", 0.0),
            sample,
            at));
    shares.forEach((name, share) -> sums.merge(name, share, Double::sum));
    cores++;
    last = at;
  }

  /** Says what the cores did on average, once their lines are over. */
  void finish(int sample) {
    if (cores > 0) {
      sums.forEach(
          (name, sum) ->
              out.observe(
                  new Measure("cpu." + name, Math.rint(sum * 10 / cores) / 10, sample, last)));
    }
    sums.clear();
    cores = 0;
  }
}
