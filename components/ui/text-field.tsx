'use client';

import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField';
import { FIELD_DESCRIPTION, FIELD_ERROR, FIELD_INPUT, FIELD_LABEL } from './field-style';

interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  label: string;
  description?: string;
  placeholder?: string;
}

export function TextField({ label, description, placeholder, ...props }: TextFieldProps) {
  return (
    <AriaTextField {...props} className="flex flex-col gap-1.5">
      <Label className={FIELD_LABEL}>{label}</Label>
      <Input placeholder={placeholder} className={FIELD_INPUT} />
      {description ? (
        <Text slot="description" className={FIELD_DESCRIPTION}>
          {description}
        </Text>
      ) : null}
      <FieldError className={FIELD_ERROR} />
    </AriaTextField>
  );
}
