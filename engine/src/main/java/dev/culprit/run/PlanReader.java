package dev.culprit.run;

import dev.culprit.run.Plan.Errors;
import dev.culprit.run.Plan.Stage;
import dev.culprit.run.Plan.Step;
import dev.culprit.run.Plan.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a command template into pipelines, programs and words. It knows quotes, {@code ;}, {@code
 * &&}, {@code ||}, {@code |} and three redirections to nowhere; at all else it gives up.
 */
final class PlanReader {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)\\}");

  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*=.*");

  private static final Set<String> KEYWORDS =
      Set.of(
          "for",
          "while",
          "until",
          "if",
          "case",
          "do",
          "done",
          "then",
          "fi",
          "{",
          "}",
          "!",
          "function",
          "select",
          "eval",
          "exec",
          "cd",
          "export",
          "source",
          ".");

  private final String text;
  private int at;
  private final List<Step> steps = new ArrayList<>();
  private List<Stage> stages = new ArrayList<>();
  private List<Word> words = new ArrayList<>();
  private List<Word.Piece> pieces = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private boolean inWord;
  private Errors errors = Errors.KEPT;
  private When when = When.ALWAYS;

  PlanReader(String text) {
    this.text = text;
  }

  Plan read() throws NeedsShellException {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'') {
        single();
      } else if (c == '"') {
        doubled();
      } else if (c == '\\') {
        escaped();
      } else if (Character.isWhitespace(c)) {
        endWord();
        at++;
      } else if (!redirection() && !operator(c)) {
        plain(c);
      }
    }
    endStep(When.ALWAYS);
    if (steps.isEmpty()) {
      throw new NeedsShellException("there is no command");
    }
    return new Plan(steps);
  }

  private boolean operator(char c) throws NeedsShellException {
    if (c == '\n' || c == ';') {
      at++;
      endStep(When.ALWAYS);
    } else if (text.startsWith("&&", at)) {
      at += 2;
      endStep(When.IF_OK);
    } else if (text.startsWith("||", at)) {
      at += 2;
      endStep(When.IF_FAILED);
    } else if (c == '|') {
      at++;
      endStage();
    } else {
      return false;
    }
    return true;
  }

  /** Redirections to and from nowhere, which every program here has anyway. */
  private boolean redirection() {
    if (inWord) {
      return false;
    }
    if (text.startsWith("2>/dev/null", at)) {
      errors = Errors.DROPPED;
      at += "2>/dev/null".length();
    } else if (text.startsWith("2>&1", at)) {
      errors = Errors.MERGED;
      at += "2>&1".length();
    } else if (text.startsWith("</dev/null", at)) {
      at += "</dev/null".length();
    } else {
      return false;
    }
    return true;
  }

  private void plain(char c) throws NeedsShellException {
    if ("$`<>&()".indexOf(c) >= 0 || (c == '~' && !inWord)) {
      throw new NeedsShellException("'" + c + "' at column " + (at + 1));
    }
    if (!placeholder()) {
      literal.append(c);
      at++;
    }
    inWord = true;
  }

  /** Takes a placeholder if one begins here; what stands before it keeps its own kind. */
  private boolean placeholder() {
    Matcher matcher = PLACEHOLDER.matcher(text);
    if (!matcher.find(at) || matcher.start() != at) {
      return false;
    }
    endPiece(true);
    pieces.add(new Word.Piece(matcher.group(1), true, false));
    at = matcher.end();
    return true;
  }

  private void single() throws NeedsShellException {
    endPiece(true);
    inWord = true;
    at++;
    while (at < text.length() && text.charAt(at) != '\'') {
      quotedOne();
    }
    closeQuotes();
  }

  private void doubled() throws NeedsShellException {
    endPiece(true);
    inWord = true;
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at);
      if (c == '$' || c == '`') {
        throw new NeedsShellException("'" + c + "' at column " + (at + 1));
      }
      if (c == '\\' && at + 1 < text.length() && "\"\\$`".indexOf(text.charAt(at + 1)) >= 0) {
        literal.append(text.charAt(at + 1));
        at += 2;
      } else {
        quotedOne();
      }
    }
    closeQuotes();
  }

  private void quotedOne() {
    Matcher matcher = PLACEHOLDER.matcher(text);
    if (matcher.find(at) && matcher.start() == at) {
      endPiece(false);
      pieces.add(new Word.Piece(matcher.group(1), true, false));
      at = matcher.end();
    } else {
      literal.append(text.charAt(at++));
    }
  }

  private void closeQuotes() throws NeedsShellException {
    if (at >= text.length()) {
      throw new NeedsShellException("a quote is not closed");
    }
    at++;
    endPiece(false);
  }

  private void escaped() throws NeedsShellException {
    if (at + 1 >= text.length()) {
      throw new NeedsShellException("it ends with a backslash");
    }
    endPiece(true);
    literal.append(text.charAt(at + 1));
    endPiece(false);
    inWord = true;
    at += 2;
  }

  private void endPiece(boolean globs) {
    if (literal.length() > 0) {
      pieces.add(new Word.Piece(literal.toString(), false, globs));
      literal.setLength(0);
    }
  }

  private void endWord() throws NeedsShellException {
    endPiece(true);
    if (inWord) {
      Word word = new Word(pieces);
      String first = word.literal();
      if (words.isEmpty() && (KEYWORDS.contains(first) || ASSIGNMENT.matcher(first).matches())) {
        throw new NeedsShellException("'" + first + "'");
      }
      words.add(word);
    }
    pieces = new ArrayList<>();
    inWord = false;
  }

  private void endStage() throws NeedsShellException {
    endWord();
    if (words.isEmpty()) {
      throw new NeedsShellException("a command is missing at column " + at);
    }
    stages.add(new Stage(words, errors));
    words = new ArrayList<>();
    errors = Errors.KEPT;
  }

  private void endStep(When next) throws NeedsShellException {
    endWord();
    if (!words.isEmpty() || !stages.isEmpty()) {
      endStage();
      steps.add(new Step(stages, when));
      stages = new ArrayList<>();
    }
    when = next;
  }
}
