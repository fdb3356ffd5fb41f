package dev.culprit.watch;

import dev.culprit.fact.CoursePoint;
import dev.culprit.source.Bundle;
import dev.culprit.source.Content;
import dev.culprit.source.NoInputException;
import dev.culprit.source.Reading;
import dev.culprit.source.Skipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A recording as a bundle: the host as it was last, and what grew until then. */
public final class RecordingBundle implements Bundle {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss zzz yyyy", Locale.ENGLISH);

  private static final String COMMAND = "culprit watch";

  private final Path path;
  private final History history = new History();

  /**
   * Opens a recording.
   *
   * @throws NoInputException where it cannot be read, or holds no sample
   */
  public RecordingBundle(Path path) throws NoInputException {
    this.path = path;
    try {
      if (!Files.isRegularFile(path)) {
        throw none("there is no such recording");
      }
      Recording.read(path, history);
    } catch (IOException e) {
      String reason = e.getMessage();
      throw none(reason == null ? e.getClass().getSimpleName() : reason);
    }
    if (history.last() == null) {
      throw none("it holds no sample");
    }
  }

  private NoInputException none(String reason) {
    return new NoInputException(List.of(new Skipped(path.toString(), reason)));
  }

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public void readings(Consumer<Reading> reader, Consumer<Skipped> skipped) {
    Sample last = history.last();
    String date = DATE.format(last.at().atZone(ZoneId.systemDefault())) + "\n";
    reader.accept(new Reading("date", "date", "", 0, Content.of(date)));
    last.texts()
        .forEach((file, text) -> reader.accept(new Reading(file, "", file, 0, Content.of(text))));
    List<Trend> growing = new Trends(history.samples()).growing();
    String tables = processes(last) + trends(growing) + courses(growing);
    reader.accept(new Reading(COMMAND, COMMAND, "", 0, Content.of(tables)));
  }

  private static String processes(Sample last) {
    StringBuilder table = new StringBuilder("PID PPID FDS SOFT UNBOUND RSS NLWP COMMAND\n");
    for (Row row : last.rows().values()) {
      table.append(row.pid()).append(' ').append(row.parent());
      for (long figure :
          new long[] {row.descriptors(), row.limit(), row.unbound(), row.memory(), row.threads()}) {
        table.append(' ').append(figure < 0 ? "-" : String.valueOf(figure));
      }
      table.append(' ').append(row.name()).append('\n');
    }
    return table.toString();
  }

  private static String trends(List<Trend> growing) {
    StringBuilder table =
        new StringBuilder("PID QUANTITY FIRST LAST SECONDS PERMINUTE LEFT TRAFFIC COMMAND\n");
    for (Trend trend : growing) {
      table.append(
          String.format(
              Locale.ROOT,
              "%d %s %d %d %.0f %.3f %s %s %s%n",
              trend.pid(),
              trend.quantity(),
              trend.first(),
              trend.last(),
              trend.seconds(),
              trend.perMinute(),
              trend.minutesLeft() < 0
                  ? "-"
                  : String.format(Locale.ROOT, "%.1f", trend.minutesLeft()),
              trend.load().word(),
              trend.subject().replaceAll(" \\(pid \\d+\\)$", "").replace(' ', '-')));
    }
    return table.toString();
  }

  private static String courses(List<Trend> growing) {
    StringBuilder table = new StringBuilder("PID QUANTITY COURSE\n");
    for (Trend trend : growing) {
      table.append(trend.pid()).append(' ').append(trend.quantity());
      for (CoursePoint point : trend.course()) {
        table.append(String.format(Locale.ROOT, " %.0f:%.0f", point.seconds(), point.value()));
      }
      table.append('\n');
    }
    return table.toString();
  }

  @Override
  public void close() {
    // all of it is in memory
  }
}
