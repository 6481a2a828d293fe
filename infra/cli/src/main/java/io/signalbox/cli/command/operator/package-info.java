/** Commands of an operator: destinations, feeds, what was kept aside. */
@NullMarked
package io.signalbox.cli.command.operator;

import org.jspecify.annotations.NullMarked;
