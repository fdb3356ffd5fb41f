package dev.culprit.cli.triage;

import dev.culprit.advise.Advice;
import dev.culprit.cli.triage.Session.Outcome;
import dev.culprit.source.Reading;
import dev.culprit.triage.Input;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes what was printed elsewhere, and says what it was taken for. */
final class Pasting {

  /** Nobody pastes more. */
  private static final int LONGEST = 32 << 20;

  private final Sitting sitting;
  private int pastes;

  Pasting(Sitting sitting) {
    this.sitting = sitting;
  }

  /** Takes what is typed or pasted up to a line with a dot, or a file. */
  Outcome paste(String file) {
    Optional<String> text = file.isEmpty() ? typed() : read(file);
    if (text.isEmpty() || text.get().isBlank()) {
      return sitting.wrong("Nothing was pasted.");
    }
    Optional<Advice> asked = sitting.position().next().filter(a -> !a.isQuestion());
    pastes++;
    List<Reading> readings = Pastes.cut(text.get(), pastes);
    boolean prompted = readings.stream().anyMatch(r -> !r.command().isEmpty());
    Set<String> kinds = Pastes.kinds(sitting.triage().look(readings), pastes);
    if (kinds.isEmpty() && !prompted && asked.isPresent()) {
      readings = Pastes.named(text.get(), asked.get());
    }
    boolean answered = asked.isPresent() && (kinds.isEmpty() || Pastes.answers(kinds, asked.get()));
    sitting.screen().say("", verdict(kinds, asked.isPresent(), answered));
    String test = answered ? asked.get().test().id() : "";
    return sitting.take(new Input.Pasted(test, readings), Map.of());
  }

  private static String verdict(Set<String> kinds, boolean asked, boolean answered) {
    if (kinds.isEmpty()) {
      return "Nobody knows this by its look; it is taken as "
          + (asked ? "what was asked for." : "a log.");
    }
    String all = "This is " + String.join(", ", kinds);
    return answered || !asked ? all + "." : all + ", not what was asked for: taken as such.";
  }

  private Optional<String> typed() {
    sitting.screen().say("", "Paste, then a line with nothing but a dot:");
    Desk desk = sitting.desk();
    StringBuilder text = new StringBuilder();
    for (Optional<String> line = desk.ask(""); line.isPresent(); line = desk.ask("")) {
      if (line.get().strip().equals(".")) {
        break;
      }
      if (text.length() < LONGEST) {
        text.append(line.get()).append('\n');
      }
    }
    return Optional.of(text.toString());
  }

  private Optional<String> read(String file) {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      return Optional.of(new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException e) {
      sitting.screen().say("", file + " cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }
}
