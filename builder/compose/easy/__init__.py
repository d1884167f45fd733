"""Easy read from templates: the facts of an item as short sentences with pictures.

They stand on a page until somebody writes its easy read. Only what fields know for certain becomes a
sentence: dates, ways, pay, places, people to ask, counts. Nothing an officer wrote freely is put into other
words: short and simple words are shown as they are, after words such as “Why we ask:”, and long ones are left
to the full page.
"""
