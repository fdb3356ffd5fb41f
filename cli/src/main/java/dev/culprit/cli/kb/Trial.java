package dev.culprit.cli.kb;

import java.nio.file.Path;
import java.util.List;

/**
 * One thing to diagnose and what must come of it.
 *
 * @param name how reports call it
 * @param paths what is read
 * @param symptom the user's words, or ""
 */
record Trial(String name, List<Path> paths, String symptom, Truth truth) {}
