package io.signalbox.templates;

import org.jspecify.annotations.Nullable;

/**
 * How much a template may still do. A step is one word or sign of a loop's body, each time that the
 * body is rendered; a filter takes one more for each {@value #CHARACTERS} characters that it reads.
 */
final class Steps {
  private static final ScopedValue<Steps> CURRENT = ScopedValue.newInstance();
  private static final int CHARACTERS = 100;

  private final long limit;
  private long left;

  private Steps(long limit) {
    this.limit = limit;
    this.left = limit;
  }

  /** More was to be done than is left. */
  static final class Exhausted extends RuntimeException {
    private final long limit;

    private Exhausted(long limit) {
      super(null, null, false, false);
      this.limit = limit;
    }

    long limit() {
      return limit;
    }
  }

  /**
   * Has the work done in no more than so many steps.
   *
   * @throws Exhausted if there are more
   */
  static <T, X extends Exception> T within(long limit, ScopedValue.CallableOp<T, X> work) throws X {
    return ScopedValue.where(CURRENT, new Steps(limit)).call(work);
  }

  /** Takes steps of the work that this thread does. */
  static void take(long steps) {
    Steps current = CURRENT.get();
    current.left -= steps;
    if (current.left < 0) {
      throw new Exhausted(current.limit);
    }
  }

  /** Takes what it costs to read a value. */
  static void takeFor(@Nullable Object value) {
    int length = value instanceof CharSequence text ? text.length() : 0;
    take(1 + length / CHARACTERS);
  }
}
