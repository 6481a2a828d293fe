@NullMarked
package io.signalbox.statistics.service;

import org.jspecify.annotations.NullMarked;
