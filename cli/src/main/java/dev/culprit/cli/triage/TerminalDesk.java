package dev.culprit.cli.triage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A terminal, by JLine: lines can be edited, and Ctrl-C ends the test that runs. */
final class TerminalDesk implements Desk {

  /** What a terminal that does not say its width is taken to have. */
  private static final int USUAL_WIDTH = 80;

  private static final int NARROWEST = 20;

  private static final int WIDEST = 120;

  private final Terminal terminal;
  private final LineReader reader;

  private TerminalDesk(Terminal terminal) {
    this.terminal = terminal;
    this.reader = reader(terminal);
  }

  /**
   * Opens the terminal that the program was started from; by stty alone, so that no native library
   * is unpacked.
   *
   * @throws IOException when there is none, or it cannot be driven
   */
  static TerminalDesk open() throws IOException {
    Terminal terminal =
        TerminalBuilder.builder()
            .system(true)
            .provider("exec")
            .dumb(false)
            .encoding(StandardCharsets.UTF_8)
            .build();
    return new TerminalDesk(terminal);
  }

  private static LineReader reader(Terminal terminal) {
    DefaultParser parser = new DefaultParser();
    // a pasted line is taken as it is
    parser.setEscapeChars(new char[0]);
    parser.setQuoteChars(new char[0]);
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(parser)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.BRACKETED_PASTE, false)
            .variable(LineReader.DISABLE_HISTORY, true)
            .build();
    KeyMap<org.jline.reader.Binding> keys = reader.getKeyMaps().get(LineReader.MAIN);
    keys.bind(new Reference(LineReader.SELF_INSERT), "\t");
    return reader;
  }

  @Override
  public int width() {
    int columns = terminal.getWidth();
    return columns < NARROWEST ? USUAL_WIDTH : Math.min(WIDEST, columns);
  }

  @Override
  public void line(String text) {
    terminal.writer().println(text);
    terminal.flush();
  }

  @Override
  public Optional<String> ask(String prompt) {
    try {
      return Optional.of(reader.readLine(prompt));
    } catch (UserInterruptException | EndOfFileException left) {
      return Optional.empty();
    }
  }

  @Override
  public <T> T interruptibly(Supplier<T> work) {
    Interrupter interrupter = new Interrupter(Thread.currentThread());
    Terminal.SignalHandler before =
        terminal.handle(Terminal.Signal.INT, signal -> interrupter.interrupt());
    try {
      return work.get();
    } finally {
      terminal.handle(Terminal.Signal.INT, before);
      interrupter.end();
    }
  }

  /** Ends what runs, and nothing that comes after it: a signal may be told late. */
  private static final class Interrupter {

    private final Thread worker;
    private boolean ended;

    Interrupter(Thread worker) {
      this.worker = worker;
    }

    synchronized void interrupt() {
      if (!ended) {
        worker.interrupt();
      }
    }

    /** Called by the worker; an interruption that came was meant for what ended. */
    synchronized void end() {
      ended = true;
      Thread.interrupted();
    }
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException gone) {
      // the terminal went away, and there is nobody to tell
    }
  }
}
