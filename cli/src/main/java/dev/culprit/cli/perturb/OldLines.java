package dev.culprit.cli.perturb;

import dev.culprit.source.Reading;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Log lines of one host, put into the logs of another as if they were a month old. */
public final class OldLines {

  private static final long DAYS_AGO = 30;

  /** The kernel's own stamp; a month later its lines are found in the log of the kernel. */
  private static final Pattern SINCE_BOOT = Pattern.compile("(?:<\\d+>)?\\[ *\\d+\\.\\d+\\] (.*)");

  private static final Set<String> LOG_TOOLS = Set.of("dmesg", "journalctl");
  private static final List<String> NO_LOGS = List.of("/etc/", "/proc/", "/sys/");
  private static final String KERNEL_LOG = "var/log/kern.log";

  private final Dates dates;
  private final LocalDate today;
  private final Map<String, StringBuilder> lines = new LinkedHashMap<>();

  /**
   * Takes the lines that bear a day or the kernel's stamp from those readings that are logs.
   *
   * @param decisive readings of the sick host
   * @param from the day on which it was read
   * @param today the day on which the healthy host was read
   */
  public OldLines(Collection<Reading> decisive, LocalDate from, LocalDate today) {
    this.dates = new Dates(from);
    this.today = today;
    decisive.stream().filter(this::isLog).forEach(this::take);
  }

  private boolean isLog(Reading reading) {
    boolean other =
        (!reading.tool().isEmpty() && !LOG_TOOLS.contains(reading.tool()))
            || NO_LOGS.stream().anyMatch(reading.file()::startsWith);
    List<String> all = Copies.text(reading).lines().toList();
    return !other && 2 * all.stream().filter(this::isStamped).count() >= all.size();
  }

  private boolean isStamped(String line) {
    return SINCE_BOOT.matcher(line).matches() || dates.first(line).isPresent();
  }

  private void take(Reading log) {
    List<String> all = Copies.text(log).lines().toList();
    Optional<LocalDate> newest =
        all.stream().map(dates::first).flatMap(Optional::stream).max(LocalDate::compareTo);
    long shift = newest.map(d -> ChronoUnit.DAYS.between(d, today) - DAYS_AGO).orElse(0L);
    for (String line : all) {
      Matcher kernel = SINCE_BOOT.matcher(line);
      if (kernel.matches()) {
        add(KERNEL_LOG, kernelLine(kernel.group(1)));
      } else if (dates.first(line).isPresent()) {
        add(log.path(), dates.shift(line, shift));
      }
    }
  }

  private String kernelLine(String message) {
    LocalDate day = today.minusDays(DAYS_AGO);
    String month = day.getMonth().name();
    String name = month.charAt(0) + month.substring(1, 3).toLowerCase(Locale.ROOT);
    return String.format(
        Locale.ROOT, "%s %2d 03:12:44 host kernel: %s", name, day.getDayOfMonth(), message);
  }

  private void add(String path, String line) {
    lines.computeIfAbsent(path, p -> new StringBuilder()).append(line).append('\n');
  }

  /** Whether there is nothing that could be dated. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** The healthy host's readings, with the old lines before the newer ones of the same log. */
  public List<Reading> into(List<Reading> healthy) {
    List<Reading> mixed = new ArrayList<>();
    Map<String, StringBuilder> left = new LinkedHashMap<>(lines);
    for (Reading reading : healthy) {
      StringBuilder old = left.remove(reading.path());
      String before = Objects.toString(old, "");
      mixed.add(old == null ? reading : Copies.with(reading, before + Copies.text(reading)));
    }
    left.forEach((path, old) -> mixed.add(Copies.log(path, old.toString())));
    return mixed;
  }
}
