package io.signalbox.style;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.PatternTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A switch over the cases of a sealed type has no default, so that a new case is a compile error
 * wherever it matters. Types are told apart by their simple names.
 */
class SwitchRuleTest {

  @Test
  void noSwitchOverASealedTypeHasADefault() throws IOException {
    var paths = SourceFile.all().stream().map(SourceFile::path).toList();
    var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "runs on a JDK");
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(paths));
      var units = new ArrayList<CompilationUnitTree>();
      task.parse().forEach(units::add);

      var sealed = new SealedCases();
      units.forEach(unit -> sealed.scan(unit, null));
      var offenders = new Offenders(sealed.cases());
      units.forEach(unit -> offenders.scan(unit, unit));
      assertThat(sealed.cases()).as("cases of sealed types in the tree").isNotEmpty();
      assertThat(offenders.places).as("switches over a sealed type with a default").isEmpty();
    }
  }

  /** Finds the names of the direct cases of all sealed types. */
  private static final class SealedCases extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final Set<String> sealed = new HashSet<>();
    private final List<ClassTree> classes = new ArrayList<>();

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
      classes.add(type);
      if (type.getModifiers().getFlags().contains(Modifier.SEALED)) {
        sealed.add(type.getSimpleName().toString());
      }
      return super.visitClass(type, null);
    }

    Set<String> cases() {
      var cases = new HashSet<String>();
      for (var type : classes) {
        var above = new ArrayList<Tree>(type.getImplementsClause());
        if (type.getExtendsClause() != null) {
          above.add(type.getExtendsClause());
        }
        if (above.stream().anyMatch(parent -> sealed.contains(simpleName(parent)))) {
          cases.add(type.getSimpleName().toString());
        }
      }
      return cases;
    }
  }

  /** Finds the switches that have a default although all their patterns are cases. */
  private static final class Offenders extends TreeScanner<@Nullable Void, CompilationUnitTree> {
    private final Set<String> cases;
    private final List<String> places = new ArrayList<>();

    Offenders(Set<String> cases) {
      this.cases = cases;
    }

    @Override
    public @Nullable Void visitSwitch(SwitchTree tree, CompilationUnitTree unit) {
      check(tree, tree.getCases(), unit);
      return super.visitSwitch(tree, unit);
    }

    @Override
    public @Nullable Void visitSwitchExpression(
        SwitchExpressionTree tree, CompilationUnitTree unit) {
      check(tree, tree.getCases(), unit);
      return super.visitSwitchExpression(tree, unit);
    }

    private void check(Tree tree, List<? extends CaseTree> branches, CompilationUnitTree unit) {
      var labels = branches.stream().flatMap(branch -> branch.getLabels().stream()).toList();
      var types =
          labels.stream()
              .filter(PatternCaseLabelTree.class::isInstance)
              .flatMap(label -> typeOf(((PatternCaseLabelTree) label).getPattern()))
              .toList();
      if (labels.stream().anyMatch(DefaultCaseLabelTree.class::isInstance)
          && !types.isEmpty()
          && cases.containsAll(types)) {
        places.add(
            unit.getSourceFile().getName()
                + ": "
                + tree.toString().strip().lines().findFirst().orElseThrow());
      }
    }
  }

  private static Stream<String> typeOf(PatternTree pattern) {
    return switch (pattern) {
      case BindingPatternTree binding -> Stream.of(simpleName(binding.getVariable().getType()));
      case DeconstructionPatternTree record -> Stream.of(simpleName(record.getDeconstructor()));
      case PatternTree anything -> Stream.empty();
    };
  }

  /** The name without its package, outer types and type arguments. */
  private static String simpleName(Tree type) {
    return type.toString().replaceAll("<.*", "").replaceAll(".*\\.", "");
  }
}
