package dev.culprit.cli.capture;

import dev.culprit.capture.Judge;
import dev.culprit.capture.Material;
import dev.culprit.cli.Base;
import dev.culprit.cli.Sanitizer;
import dev.culprit.cli.triage.Told;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.fact.UnknownLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Asks on a terminal for what the options leave open. */
public final class Interview {

  /** Wrong answers to one question after which nobody is asked any more. */
  private static final int PATIENCE = 20;

  /** Lines that are offered to be marked. */
  private static final int OFFERED = 9;

  private final BufferedReader in;
  private final PrintWriter out;
  private final Base base;

  /** Asks on one stream and reads the answers from another. */
  public Interview(BufferedReader in, PrintWriter out, Base base) {
    this.in = in;
    this.out = out;
    this.base = base;
  }

  private String ask(String question) throws IOException {
    out.print(question + ": ");
    out.flush();
    String answer = in.readLine();
    return answer == null ? "" : answer.strip();
  }

  /** What it was: the first cause unless somebody says otherwise. */
  public String cause(String given, Material material) throws IOException {
    if (!given.isEmpty()) {
      return given;
    }
    Diagnosis now =
        new Judge(base.diagnoser(), material.symptom(), 1).diagnose(material.readings());
    String first = now.hypotheses().isEmpty() ? "" : now.hypotheses().get(0).cause().id();
    String usual = first.isEmpty() ? "" : " (Enter: " + first + ")";
    String answer = ask("What was the cause? An id that is known, or a new one" + usual);
    return answer.isEmpty() ? first : answer;
  }

  /** A text that must be there. */
  public String text(String given, String question) throws IOException {
    String answer = given;
    for (int i = 0; answer.isEmpty() && i < PATIENCE; i++) {
      answer = ask(question);
    }
    return answer;
  }

  /** A text that may be left out. */
  public String optional(String given, String question) throws IOException {
    return given.isEmpty() ? ask(question + " (Enter: nothing)") : given;
  }

  /** One of some words. */
  public String choice(String given, String question, Collection<String> words) throws IOException {
    String answer = given;
    for (int i = 0; !words.contains(answer) && i < PATIENCE; i++) {
      answer = ask(question + " (" + String.join(", ", words.stream().sorted().toList()) + ")");
    }
    return answer;
  }

  /** What was done and helped. */
  public String helped(String given) throws IOException {
    String answer = given;
    for (int i = 0; i < PATIENCE; i++) {
      if (!answer.isEmpty() && Told.action(answer).isPresent()) {
        return answer;
      }
      if (!answer.isEmpty()) {
        out.println("That is not understood; known: " + Told.kinds());
      }
      answer = ask("What helped, such as 'restarted php-fpm: helped for a while' (Enter: nothing)");
      if (answer.isEmpty()) {
        break;
      }
    }
    return answer;
  }

  /** The lines that prove it, by their numbers in a list of those that nobody knows. */
  public List<String> lines(List<String> given, Material material) throws IOException {
    if (!given.isEmpty()) {
      return given;
    }
    List<UnknownLines> unknown =
        new Judge(base.diagnoser(), material.symptom(), 1)
            .diagnose(material.readings()).notUnderstood().stream().limit(OFFERED).toList();
    if (unknown.isEmpty()) {
      return given;
    }
    out.println("Lines that look like trouble and that no signature knows:");
    for (int i = 0; i < unknown.size(); i++) {
      out.println("  " + (i + 1) + " " + Sanitizer.line(unknown.get(i).origin().text().strip()));
    }
    List<String> marked = new ArrayList<>();
    for (String number :
        ask("Which of them prove it (numbers, Enter: Culprit chooses)").split("\\D+", -1)) {
      int index = number.isEmpty() || number.length() > 2 ? 0 : Integer.parseInt(number);
      if (index >= 1 && index <= unknown.size()) {
        marked.add(Pattern.quote(unknown.get(index - 1).origin().text().strip()));
      }
    }
    return marked;
  }
}
