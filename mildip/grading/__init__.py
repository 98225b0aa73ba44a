"""Assignments: released to learners, checked by them, graded for a class. nbgrader is the frame."""
