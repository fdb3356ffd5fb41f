package dev.culprit.knowledge;

import java.util.List;
import java.util.Set;

/**
 * A resource of the exoneration grid (utilisation, saturation, errors: Gregg's USE method).
 *
 * @param needs readings of which one must be there to have looked
 * @param utilisation findings that say it is used up
 * @param saturation findings that say somebody waits for it
 * @param errors findings that say it fails
 */
public record ResourcePage(
    String id,
    Set<String> needs,
    List<String> utilisation,
    List<String> saturation,
    List<String> errors,
    Place source) {}
