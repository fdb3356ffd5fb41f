package dev.culprit.knowledge;

import java.util.regex.Pattern;

/** How pages, packs and cases are named: words in small letters and digits, joined by hyphens. */
public final class PageId {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private PageId() {}

  /** Whether a text may be an id; of whatever length. */
  public static boolean isOne(String text) {
    return ID.matcher(text).matches();
  }
}
