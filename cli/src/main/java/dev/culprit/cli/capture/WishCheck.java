package dev.culprit.cli.capture;

import dev.culprit.cli.Base;
import dev.culprit.cli.Packs;
import dev.culprit.cli.kb.AllCases;
import dev.culprit.knowledge.CausePage;
import dev.culprit.knowledge.PageId;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** Whether a wish can be met: what is missing, and which ids are taken. */
public final class WishCheck {

  private static final int LONGEST_ID = 60;

  private final Base base;
  private final Packs packs;
  private final String day;

  /**
   * A check.
   *
   * @param base whose ids are taken
   * @param packs whose cases are
   * @param day today
   */
  public WishCheck(Base base, Packs packs, String day) {
    this.base = base;
    this.packs = packs;
    this.day = day;
  }

  /**
   * The wish with the id of its case.
   *
   * @throws IllegalArgumentException with what is wrong
   * @throws IOException when the cases cannot be read
   */
  public Wish checked(Wish wish) throws IOException {
    name("--cause", wish.cause());
    if (base.knowledge().causes().containsKey(wish.cause())) {
      demand(
          wish.title().isEmpty(),
          "the cause '"
              + wish.cause()
              + "' exists already; leave --title out to add a case to it, or choose another id");
    } else {
      fresh(wish);
    }
    if (!wish.topic().isEmpty()) {
      name("--topic", wish.topic());
    }
    demand(wish.effort() >= 1, "--effort must be at least 1");
    return wish.withCase(caseOf(wish));
  }

  private void fresh(Wish wish) {
    String id = "'" + wish.cause() + "'";
    demand(
        !wish.title().isBlank() && CausePage.OWNERS.contains(wish.owner()),
        id
            + " is a new cause: it needs --title, and --owner of "
            + String.join(", ", CausePage.OWNERS));
    demand(
        !base.knowledge().findings().containsKey(wish.cause())
            && !base.knowledge().tests().containsKey(wish.cause()),
        id + " is the id of another page; choose another one");
  }

  private String caseOf(Wish wish) throws IOException {
    Set<String> taken = AllCases.use(packs, Set.of(), AllCases::names);
    if (!wish.caseId().isEmpty()) {
      name("--case", wish.caseId());
      demand(
          !taken.contains(wish.caseId()),
          "there is a case '" + wish.caseId() + "' already; --case names another");
      return wish.caseId();
    }
    String id = wish.cause() + "-" + day.replace("-", "");
    String free = id;
    for (int i = 2; taken.contains(free); i++) {
      free = id + "-" + i;
    }
    return free;
  }

  private static void name(String option, String id) {
    demand(
        PageId.isOne(id) && id.length() <= LONGEST_ID,
        String.format(
            Locale.ROOT,
            "%s: '%s' is no id; it is words in small letters, joined by hyphens",
            option,
            id));
  }

  private static void demand(boolean met, String otherwise) {
    if (!met) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
