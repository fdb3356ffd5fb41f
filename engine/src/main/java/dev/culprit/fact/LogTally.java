package dev.culprit.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How often one signature was seen in one log, about one program and with the same field values.
 *
 * @param signature the signature's id
 * @param program the program that wrote the lines or whom they are about (syslog tag, log's owner),
 *     or ""
 * @param fields what the signature extracted, by name
 * @param count how many lines
 * @param first time of the first line, or null when lines bear no time
 * @param last time of the last line, or null
 * @param onset time of the first line of the present trouble: after the last long silence, or where
 *     the rate jumped; or null
 * @param sinceOnset how many of the lines came since
 * @param freshness 1 when it was seen up to now, falling to 0 with the age of the last line
 * @param samples some of the lines, the first and the last among them
 * @param origin the first line
 */
public record LogTally(
    String signature,
    String program,
    Map<String, String> fields,
    long count,
    Instant first,
    Instant last,
    Instant onset,
    long sinceOnset,
    double freshness,
    List<Origin> samples,
    Origin origin)
    implements Observation, Fading {

  /** Copies map and list. */
  public LogTally {
    fields = Map.copyOf(fields);
    samples = List.copyOf(samples);
  }

  /** A field's value, or "" when the signature does not extract it. */
  public String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /** The same about another program. */
  public LogTally withProgram(String name) {
    return new LogTally(
        signature, name, fields, count, first, last, onset, sinceOnset, freshness, samples, origin);
  }

  /** A field's value as a number, or -1 when it is none. */
  public long number(String name) {
    try {
      return Long.parseLong(field(name));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Seconds from one line to the next on average, or -1 when their times are not known. */
  public double secondsApart() {
    return first == null || last == null || count < 2
        ? -1
        : Duration.between(first, last).toMillis() / 1000.0 / (count - 1);
  }

  /** A field's value as a number with decimals, or NaN when it is none. */
  public double decimal(String name) {
    try {
      return Double.parseDouble(field(name).replace(',', '.'));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Whether one of the lines that are kept names something below a folder, or the folder. */
  public boolean mentions(String folder) {
    return samples.stream().anyMatch(line -> names(line.text(), folder));
  }

  private static boolean names(String text, String folder) {
    int at = text.indexOf(folder);
    int end = at + folder.length();
    return at >= 0 && (end == text.length() || "/'\": ".indexOf(text.charAt(end)) >= 0);
  }

  /** The same with another freshness. */
  public LogTally withFreshness(double value) {
    return new LogTally(
        signature, program, fields, count, first, last, onset, sinceOnset, value, samples, origin);
  }
}
