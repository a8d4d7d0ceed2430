"""What the laws conclude of a file, in the words of this slice. The only place that reads the law slice."""
