package dev.culprit.knowledge;

/**
 * A place in a knowledge file.
 *
 * @param line from 1; 0 for the whole file
 */
public record Place(String file, int line) {

  @Override
  public String toString() {
    return line > 0 ? file + ":" + line : file;
  }
}
