package dev.culprit.knowledge;

/**
 * Something wrong in a knowledge file, told so that its author finds it.
 *
 * @param file the file's name
 * @param line from 1; 0 for the whole file
 * @param message what is wrong and what would be right
 */
public record Fault(String file, int line, String message) {

  @Override
  public String toString() {
    return line > 0 ? file + ":" + line + ": " + message : file + ": " + message;
  }
}
