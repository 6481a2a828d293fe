package io.signalbox.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.signalbox.store.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.text.Format;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Many threads share a handler and all that its fields lead to. What changes there is volatile, a
 * concurrent collection, or guarded by a lock that is named, so that the compiler checks it.
 */
class ThreadSafetyTest {
  private static final Pattern HANDLER = Pattern.compile("(?m)^ +Handler: ([\\w.]+)");

  /** What changes without a lock of its own, and why no two threads meet there. */
  private static final Map<String, String> CONFINED =
      Map.ofEntries(
          entry("api.Response", "made for each request"),
          entry("feeds.Tail", "who uses one is alone with it"),
          entry("routing.ConditionMatcher", "filled before it is shared"),
          entry("routing.DirectoryRouter", "made for each batch"),
          entry("routing.EventMatcher", "filled before it is shared"),
          entry("routing.FragmentSearch$Numbering", "used while patterns are read"),
          entry("routing.FragmentSearch$State", "filled before it is shared"),
          entry("routing.Router", "filled before it is shared"),
          entry("routing.WildcardMarks", "filled before it is shared"),
          entry("store.embedded.QueueRows", "changed by one commit at a time"),
          entry("store.embedded.EmbeddedStream", "changed by one commit at a time"),
          entry("store.embedded.Turns", "changed by one commit at a time"));

  private static final String ROOT = "io.signalbox.";

  private static final Set<String> WRITERS =
      Set.of(
          "add",
          "addAll",
          "addFirst",
          "addLast",
          "clear",
          "computeIfAbsent",
          "merge",
          "put",
          "putAll",
          "putIfAbsent",
          "remove",
          "removeFirst",
          "removeIf",
          "removeLast");

  private static final Set<Class<?>> FOR_ONE_THREAD =
      Set.of(StringBuilder.class, Format.class, Matcher.class, MessageDigest.class, Mac.class);

  /** Each class that handlers lead to, with what led there. */
  private static final Map<JavaClass, String> SHARED = new LinkedHashMap<>();

  @BeforeAll
  static void followTheFields() {
    Deque<JavaClass> open = new ArrayDeque<>();
    for (JavaClass one : ModuleClasses.ofFunctions()) {
      if (one.isAssignableTo(RequestHandler.class)) {
        share(one, "Lambda", open);
      }
    }
    while (!open.isEmpty()) {
      JavaClass one = open.removeFirst();
      one.getAllSubclasses().forEach(other -> share(other, one.getName(), open));
      one.getRawSuperclass().ifPresent(other -> share(other, one.getName(), open));
      // What a lambda or a supplier holds has no field, but was made with the object.
      for (JavaConstructorCall call : one.getConstructorCallsFromSelf()) {
        if (isMaking(call.getOrigin())) {
          share(call.getTargetOwner(), one.getName(), open);
        }
      }
      for (JavaField field : one.getFields()) {
        for (JavaClass type : field.getType().getAllInvolvedRawTypes()) {
          share(type.getBaseComponentType(), field.getFullName(), open);
        }
      }
    }
  }

  private static boolean isMaking(JavaCodeUnit method) {
    return method.isConstructor()
        || method.getRawParameterTypes().stream()
            .anyMatch(type -> type.isEquivalentTo(Platform.class));
  }

  private static void share(JavaClass type, String from, Deque<JavaClass> open) {
    if (type.getName().startsWith(ROOT) && SHARED.putIfAbsent(type, from) == null) {
      open.add(type);
    }
  }

  @Test
  void the_handlers_of_all_functions_are_looked_at() throws IOException {
    List<String> handlers =
        HANDLER
            .matcher(Files.readString(BuildModule.ROOT.resolve("template.yaml")))
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(handlers).hasSizeGreaterThan(20);
    assertThat(SHARED.keySet()).extracting(JavaClass::getName).containsAll(handlers);
  }

  @Test
  void a_field_that_is_set_again_is_volatile_or_guarded() {
    assertThat(
            faults(
                field ->
                    !field.getModifiers().contains(JavaModifier.FINAL)
                        && !field.getModifiers().contains(JavaModifier.VOLATILE)))
        .isEmpty();
  }

  @Test
  void a_collection_that_is_written_to_is_concurrent_or_guarded() {
    assertThat(faults(field -> isCollection(field.getRawType()) && isWrittenTo(field))).isEmpty();
  }

  @Test
  void nothing_is_kept_that_is_for_one_thread() {
    assertThat(
            faults(field -> FOR_ONE_THREAD.stream().anyMatch(field.getRawType()::isAssignableTo)))
        .isEmpty();
  }

  @Test
  void what_is_confined_is_shared_and_changes() {
    assertThat(SHARED.keySet())
        .extracting(JavaClass::getName)
        .containsAll(CONFINED.keySet().stream().map(ROOT::concat).toList());
  }

  private static List<String> faults(Predicate<JavaField> isFault) {
    return SHARED.keySet().stream()
        .filter(type -> !CONFINED.containsKey(type.getName().substring(ROOT.length())))
        .flatMap(type -> type.getFields().stream())
        .filter(field -> !field.isAnnotatedWith(GuardedBy.class))
        .filter(isFault)
        .map(field -> field.getFullName() + ", shared by " + SHARED.get(field.getOwner()))
        .sorted()
        .toList();
  }

  private static boolean isCollection(JavaClass type) {
    return type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
  }

  /** Whether its class makes a collection for one thread, and writes to one that it keeps. */
  private static boolean isWrittenTo(JavaField field) {
    return field.getOwner().getConstructorCallsFromSelf().stream()
            .filter(call -> !isLater(call.getOrigin()))
            .map(JavaAccess::getTargetOwner)
            .anyMatch(type -> isCollection(type) && type.getPackageName().equals("java.util"))
        && field.getAccessesToSelf().stream()
            .map(JavaAccess::getOrigin)
            .filter(ThreadSafetyTest::isLater)
            .flatMap(method -> method.getMethodCallsFromSelf().stream())
            .anyMatch(
                call -> WRITERS.contains(call.getName()) && isCollection(call.getTargetOwner()));
  }

  private static boolean isLater(JavaCodeUnit method) {
    return !method.isConstructor() && !method.getName().equals("<clinit>");
  }
}
