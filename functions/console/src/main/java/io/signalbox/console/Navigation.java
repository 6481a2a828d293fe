package io.signalbox.console;

import io.signalbox.access.Caller;
import io.signalbox.console.page.Frame;
import io.signalbox.console.page.Words;
import io.signalbox.console.screen.AnnotationScreen;
import io.signalbox.console.screen.AuditScreen;
import io.signalbox.console.screen.DestinationScreen;
import io.signalbox.console.screen.DestinationsScreen;
import io.signalbox.console.screen.ErasureScreen;
import io.signalbox.console.screen.EventScreen;
import io.signalbox.console.screen.ExplainScreen;
import io.signalbox.console.screen.FeedsScreen;
import io.signalbox.console.screen.FindScreen;
import io.signalbox.console.screen.HistoryScreen;
import io.signalbox.console.screen.ImportsScreen;
import io.signalbox.console.screen.KeptAsideScreen;
import io.signalbox.console.screen.NoticeMailScreen;
import io.signalbox.console.screen.NoticeScreen;
import io.signalbox.console.screen.NoticesScreen;
import io.signalbox.console.screen.PeopleScreen;
import io.signalbox.console.screen.PrivacyScreen;
import io.signalbox.console.screen.ProposalsScreen;
import io.signalbox.console.screen.ResponsibleScreen;
import io.signalbox.console.screen.RuleScreen;
import io.signalbox.console.screen.RulesScreen;
import io.signalbox.console.screen.Screen;
import io.signalbox.console.screen.SearchScreen;
import io.signalbox.console.screen.SendOnceScreen;
import io.signalbox.console.screen.SenderScreen;
import io.signalbox.console.screen.SendersScreen;
import io.signalbox.console.screen.SendingScreen;
import io.signalbox.console.screen.StatisticsScreen;
import io.signalbox.console.screen.SuppressionScreen;
import io.signalbox.console.screen.TodayScreen;
import io.signalbox.console.screen.WhatIfScreen;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The screens: those of the navigation, in its order, and those that others lead to. */
final class Navigation {
  private static final List<Screen> LISTED =
      List.of(
          new TodayScreen(),
          new SearchScreen(),
          new FeedsScreen(),
          new NoticesScreen(),
          new DestinationsScreen(),
          new ResponsibleScreen(),
          new RulesScreen(),
          new ExplainScreen(),
          new HistoryScreen(),
          new ProposalsScreen(),
          new SendOnceScreen(),
          new SendersScreen(),
          new StatisticsScreen(),
          new AuditScreen(),
          new PrivacyScreen(),
          new PeopleScreen());

  private static final List<Screen> OTHERS =
      List.of(
          new FindScreen(),
          new EventScreen(),
          new NoticeScreen(),
          new NoticeMailScreen(),
          new DestinationScreen(),
          new RuleScreen(),
          new AnnotationScreen(),
          new SendingScreen(),
          new ErasureScreen(),
          new WhatIfScreen(),
          new SenderScreen(),
          new KeptAsideScreen(),
          new SuppressionScreen(),
          new ImportsScreen());

  private Navigation() {}

  static List<Screen> all() {
    return Stream.concat(LISTED.stream(), OTHERS.stream()).toList();
  }

  static Optional<Screen> find(String name) {
    return all().stream().filter(screen -> screen.name().equals(name)).findFirst();
  }

  /** Where somebody comes after the sign-in: the first screen that has something for them. */
  static String home(Caller caller) {
    return LISTED.stream()
        .filter(screen -> screen.isFor(caller))
        .findFirst()
        .map(Screen::name)
        .orElse("senders");
  }

  static List<Frame.Item> items(Caller caller, Words words, String current) {
    return LISTED.stream()
        .filter(screen -> screen.isFor(caller))
        .map(
            screen ->
                new Frame.Item(
                    screen.name(),
                    words.text(screen.name() + ".title"),
                    screen.name().equals(current)))
        .toList();
  }
}
