namespace SoraCollab.Core.Text;

/// <summary>Walks two operations side by side, which is how they are composed and transformed.</summary>
internal static class TextOperationMerge
{
    internal static TextOperation Compose(TextOperation first, TextOperation second)
    {
        if (first.TargetLength != second.BaseLength)
            throw new InvalidTextOperationException(
                $"An edit that makes {first.TargetLength} characters cannot be followed by one made for {second.BaseLength}.");

        var result = new TextOperationBuilder();
        var a = new Cursor(first);
        var b = new Cursor(second);
        while (!a.AtEnd || !b.AtEnd)
        {
            if (a.Kind == Kind.Delete)
            {
                result.Delete(a.Take());
                continue;
            }
            if (b.Kind == Kind.Insert)
            {
                result.Insert(b.TakeText(b.Left));
                continue;
            }
            var count = Math.Min(a.Left, b.Left);
            if (a.Kind == Kind.Insert)
            {
                // Inserted and deleted at once: neither is left.
                var text = a.TakeText(count);
                if (b.Kind == Kind.Retain) result.Insert(text);
            }
            else
            {
                a.Take(count);
                if (b.Kind == Kind.Retain) result.Retain(count);
                else result.Delete(count);
            }
            b.Take(count);
        }
        return result.Build();
    }

    internal static (TextOperation Left, TextOperation Right) Transform(TextOperation left, TextOperation right)
    {
        if (left.BaseLength != right.BaseLength)
            throw new InvalidTextOperationException(
                $"Edits of the same text have the same base length, but these were made for {left.BaseLength} and {right.BaseLength} characters.");

        var newLeft = new TextOperationBuilder();
        var newRight = new TextOperationBuilder();
        var a = new Cursor(left);
        var b = new Cursor(right);
        while (!a.AtEnd || !b.AtEnd)
        {
            if (a.Kind == Kind.Insert)
            {
                newRight.Retain(a.Left);
                newLeft.Insert(a.TakeText(a.Left));
                continue;
            }
            if (b.Kind == Kind.Insert)
            {
                newLeft.Retain(b.Left);
                newRight.Insert(b.TakeText(b.Left));
                continue;
            }
            var count = Math.Min(a.Left, b.Left);
            switch (a.Kind, b.Kind)
            {
                case (Kind.Retain, Kind.Retain):
                    newLeft.Retain(count);
                    newRight.Retain(count);
                    break;
                case (Kind.Delete, Kind.Retain):
                    newLeft.Delete(count);
                    break;
                case (Kind.Retain, Kind.Delete):
                    newRight.Delete(count);
                    break;
                default: // Both delete the same characters: done already for either.
                    break;
            }
            a.Take(count);
            b.Take(count);
        }
        return (newLeft.Build(), newRight.Build());
    }

    private enum Kind
    {
        End,
        Retain,
        Insert,
        Delete,
    }

    /// <summary>Reads an operation in pieces of any size.</summary>
    private struct Cursor(TextOperation operation)
    {
        private int index;
        private int taken;

        public readonly bool AtEnd => index == operation.Components.Length;

        public readonly Kind Kind => AtEnd ? Kind.End
            : operation.Components[index].IsInsert ? Kind.Insert
            : operation.Components[index].IsRetain ? Kind.Retain : Kind.Delete;

        /// <summary>Code units left of the present component.</summary>
        public readonly int Left
        {
            get
            {
                var component = operation.Components[index];
                return (component.Insertion?.Length ?? component.BaseLength) - taken;
            }
        }

        public int Take() => Take(Left);

        public int Take(int count)
        {
            var left = Left;
            taken = count == left ? 0 : taken + count;
            if (count == left) index++;
            return count;
        }

        public string TakeText(int count)
        {
            var text = operation.Components[index].Insertion!.Substring(taken, count);
            Take(count);
            return text;
        }
    }
}
