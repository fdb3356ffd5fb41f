package dev.culprit.cli.triage;

import dev.culprit.cli.Hidden;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A desk on which names have pseudonyms. What is typed stays what it is. */
final class HiddenDesk implements Desk {

  /** What turns bold and colours on and off; its letter is none of a name's. */
  private static final Pattern LOOK = Pattern.compile("\033\\[[0-9;]*m");

  private final Desk desk;
  private final Hidden hidden;

  HiddenDesk(Desk desk, Hidden hidden) {
    this.desk = desk;
    this.hidden = hidden;
  }

  @Override
  public int width() {
    return desk.width();
  }

  @Override
  public void line(String text) {
    desk.line(shown(text));
  }

  private String shown(String text) {
    StringBuilder shown = new StringBuilder();
    Matcher look = LOOK.matcher(text);
    int from = 0;
    while (look.find()) {
      shown.append(hidden.text(text.substring(from, look.start()))).append(look.group());
      from = look.end();
    }
    return shown.append(hidden.text(text.substring(from))).toString();
  }

  @Override
  public Optional<String> ask(String prompt) {
    return desk.ask(shown(prompt));
  }

  @Override
  public <T> T interruptibly(Supplier<T> work) {
    return desk.interruptibly(work);
  }

  @Override
  public void close() {
    desk.close();
  }
}
