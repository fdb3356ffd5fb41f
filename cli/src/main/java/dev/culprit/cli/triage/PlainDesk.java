package dev.culprit.cli.triage;

import dev.culprit.cli.Sanitizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Supplier;

/** Lines in, lines out: a pipe, a script, a terminal that can do nothing, a screen reader. */
final class PlainDesk implements Desk {

  /** A line that is longer is no answer. */
  private static final int LONGEST = 1 << 20;

  private final BufferedReader in;
  private final PrintStream out;
  private final boolean echo;
  private final int width;

  /**
   * Reads answers from {@code in}.
   *
   * @param echo whether answers are shown, since nobody typed them here
   */
  PlainDesk(BufferedReader in, PrintStream out, boolean echo, int width) {
    this.in = in;
    this.out = out;
    this.echo = echo;
    this.width = width;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public void line(String text) {
    out.println(text);
  }

  @Override
  public Optional<String> ask(String prompt) {
    out.print(prompt);
    out.flush();
    Optional<String> answer = read();
    if (echo) {
      out.println(answer.map(Sanitizer::line).orElse("(no more answers)"));
    } else if (answer.isEmpty()) {
      out.println();
    }
    return answer;
  }

  private Optional<String> read() {
    try {
      StringBuilder line = new StringBuilder();
      int c = in.read();
      if (c < 0) {
        return Optional.empty();
      }
      for (; c >= 0 && c != '\n'; c = in.read()) {
        if (line.length() < LONGEST) {
          line.append((char) c);
        }
      }
      return Optional.of(line.toString());
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** Ctrl-C ends the whole program here; what runs is ended with it, and the journal is written. */
  @Override
  public <T> T interruptibly(Supplier<T> work) {
    out.flush();
    return work.get();
  }

  @Override
  public void close() {
    out.flush();
  }
}
