package io.signalbox.local.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.browser.Chromium;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day's work at a full hub, in a real browser and in a shell: each task takes at most five
 * actions. With {@code -Dfull} the hub has 100,000 events, 1,000 destinations and 3,000
 * organisations.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // Before all tests.
class TwelveTasksTest {
  private static final int ACTIONS_LIMIT = 5;

  @TempDir static Path folder;
  private DayHub day;
  private Chromium browser;
  private Tasks browserTasks;
  private Tasks shellTasks;

  @BeforeAll
  void begin() {
    day = DayHub.full(Size.ofProperty());
    browser = Chromium.start();
    browserTasks = new BrowserTasks(day, new Hands(browser, day.url(), folder), folder);
    shellTasks = new ShellTasks(day, folder);
  }

  @AfterAll
  void end() {
    browser.close();
    day.close();
  }

  @TestFactory
  @Order(1)
  Stream<DynamicTest> a_task_is_done_in_the_browser() {
    return tests(browserTasks);
  }

  @TestFactory
  @Order(2)
  Stream<DynamicTest> a_task_is_done_in_a_shell() {
    return tests(shellTasks);
  }

  private static Stream<DynamicTest> tests(Tasks tasks) {
    return tasks.all().entrySet().stream()
        .map(
            task ->
                DynamicTest.dynamicTest(
                    task.getKey(),
                    () -> {
                      task.getValue().run();
                      assertThat(tasks.actions()).isLessThanOrEqualTo(ACTIONS_LIMIT);
                    }));
  }

  @Test
  @Order(3)
  void a_route_is_changed_with_approval_and_reverted_in_both() {
    day.settings(1);
    browserTasks.change_a_route_with_approval_and_revert_it();
    assertThat(browserTasks.actions()).isLessThanOrEqualTo(ACTIONS_LIMIT);
    shellTasks.change_a_route_with_approval_and_revert_it();
    assertThat(shellTasks.actions()).isLessThanOrEqualTo(ACTIONS_LIMIT);
  }
}
